package io.sallyport.docs;

import io.sallyport.admission.Challenge;
import io.sallyport.model.RefusalCode;
import java.util.List;

/** The reference page of every refusal's code. */
final class CodesPage {
    private static final String HEAD = """
            # Refusal codes

            Every refusal's body is `application/problem+json` (RFC 9457) with `type`, `title`, `status`, `code`, `detail`
            and `request_id`; the same `request_id` is in the log and in the audit event. A code never changes its
            meaning. The realm is the value of `sallyport.app-name`.

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
                        .of(List.of(RefusalCode.values()));
    }

    private static Challenge answerTo(RefusalCode code) {
        return Challenge.of(code, "sallyport");
    }
}
