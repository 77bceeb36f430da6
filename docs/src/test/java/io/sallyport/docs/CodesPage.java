package io.sallyport.docs;

import io.sallyport.admission.Challenge;
import io.sallyport.model.RefusalCode;
import io.sallyport.model.RefusalReason;
import java.util.List;

/** The reference page of every refusal's code. */
final class CodesPage {
    private static final String HEAD = """
            # Refusal codes

            Every refusal's body is `application/problem+json` (RFC 9457) with `type`, `title`, `status`, `code`, `detail`
            and `request_id`; the same `request_id` is in the log and in the audit event. A code never changes its
            meaning. The realm is the value of `sallyport.app-name`.

            """;
    private static final String REASONS = """

            ## Reasons

            Where a refresh finds out why a session does not go on, its answer has a `reason` too, and its `detail` is what the
            user may be told. A reason never changes its meaning; more may come. Only a caller who has the session's fingerprint
            is told. The [audit event](audit-events.md) and its line in the log have the reason in any case.

            A request to the application that is refused with `session_revoked` has no reason: the deny-list holds names alone,
            and no request waits for the store. Refresh to learn it.

            """;

    private CodesPage() {}

    static String markdown() {
        return HEAD
                + new MarkdownTable<RefusalCode>()
                        .column("code", code -> "`" + code.wireName() + "`")
                        .column("status", code -> String.valueOf(answerTo(code).status()))
                        .column("title", code -> Markdown.plain(code.title()))
                        .column("detail", code -> Markdown.plain(code.detail()))
                        .column(
                                "WWW-Authenticate",
                                code -> answerTo(code)
                                        .wwwAuthenticate()
                                        .map(header -> "`" + header + "`")
                                        .orElse("none"))
                        .of(List.of(RefusalCode.values()))
                + REASONS
                + new MarkdownTable<RefusalReason>()
                        .column("code", reason -> "`" + reason.code().wireName() + "`")
                        .column("reason", reason -> "`" + reason.wireName() + "`")
                        .column("what happened", reason -> Markdown.plain(reason.meaning()))
                        .column(
                                "what the user is told",
                                reason -> reason.toUser()
                                        .map(Markdown::plain)
                                        .orElse("the code's detail alone, and no reason"))
                        .of(List.of(RefusalReason.values()));
    }

    private static Challenge answerTo(RefusalCode code) {
        return Challenge.of(code, "sallyport");
    }
}
