package io.sallyport.attacks;

import io.sallyport.Await;
import io.sallyport.admission.Challenge;
import io.sallyport.filter.GuardedApplication;
import io.sallyport.fingerprint.CookieLookup;
import io.sallyport.model.Client;
import io.sallyport.model.RefusalCode;
import io.sallyport.session.IssuedTokens;
import io.sallyport.session.RefreshRequest;
import io.sallyport.session.RefreshToken;
import io.sallyport.session.SessionOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Refreshes at an application, rightly and wrongly, and writes down what the endpoint makes of each answer. */
final class RefreshAttempts {
    private static final Client CLIENT = new Client("192.0.2.7", "Browser/1.0");
    private static final Duration RECENT = Duration.ofMinutes(1);
    private static final Duration PAST_GRACE = Duration.ofMillis(10_001);

    private final GuardedApplication application;
    private final ObservedAnswers answers;

    RefreshAttempts(GuardedApplication application, ObservedAnswers answers) {
        this.application = application;
        this.answers = answers;
    }

    /** Refreshes with what was handed out; must give tokens. */
    IssuedTokens renewed(IssuedTokens held) {
        return refresh(held.refreshToken().secret(), cookieOf(held)).fold(tokens -> tokens, code -> {
            throw new AssertionError("refused: " + code);
        });
    }

    /** The same after the grace window, which makes a new generation. */
    IssuedTokens rotated(IssuedTokens held) {
        application.clock().advance(PAST_GRACE);
        return renewed(held);
    }

    /** Why a refresh with what was handed out is refused. */
    RefusalCode refusal(IssuedTokens held) {
        return refusal(held.refreshToken().secret(), cookieOf(held));
    }

    /** Why a refresh with these two is refused. */
    RefusalCode refusal(String refreshToken, CookieLookup fingerprint) {
        return refresh(refreshToken, fingerprint)
                .fold(
                        tokens -> {
                            throw new AssertionError("tokens were issued");
                        },
                        code -> code);
    }

    /** Uses the access token, and waits until the store knows that the generation arrived. */
    void use(IssuedTokens held) {
        awaitDenyList();
        application
                .sallyport()
                .gate()
                .identify(
                        List.of("Bearer " + held.accessToken().compact()),
                        List.of("__Host-sallyport-fgp=" + held.fingerprint().value()));
        Await.until("the acknowledgement was written", () -> isAcknowledged(held));
    }

    private boolean isAcknowledged(IssuedTokens held) {
        return application.sallyport().sessions().sessionsOf(held.session().subject()).stream()
                .filter(row -> row.id().equals(held.session().id()))
                .anyMatch(row -> row.acknowledged().equals(held.session().generation()));
    }

    /** It is read by a thread of its own, which steps of the clock leave behind. */
    void awaitDenyList() {
        Await.until(
                "the deny-list was read",
                () -> application.sallyport().denyList().lag().compareTo(RECENT) < 0);
    }

    static CookieLookup cookieOf(IssuedTokens held) {
        return new CookieLookup.Found(held.fingerprint().value());
    }

    SessionOutcome refresh(String refreshToken, CookieLookup fingerprint) {
        return refresh(new RefreshRequest(
                new RefreshToken(refreshToken),
                Optional.empty(),
                fingerprint,
                CLIENT,
                application.sallyport().newRequestId()));
    }

    /** Refreshes as a tab that believes to be in the session of {@code expected}. */
    SessionOutcome refreshExpecting(IssuedTokens held, IssuedTokens expected) {
        return refresh(new RefreshRequest(
                held.refreshToken(),
                Optional.of(expected.session().id()),
                cookieOf(held),
                CLIENT,
                application.sallyport().newRequestId()));
    }

    private SessionOutcome refresh(RefreshRequest request) {
        SessionOutcome outcome = application.sallyport().refresher().refresh(request);
        outcome.fold(
                tokens -> {
                    answers.accepted();
                    return tokens;
                },
                code -> {
                    answers.refused(Challenge.of(code, "sallyport").status(), code.wireName());
                    return code;
                });
        return outcome;
    }
}
