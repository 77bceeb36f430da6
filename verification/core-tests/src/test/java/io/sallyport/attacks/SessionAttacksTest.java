package io.sallyport.attacks;

import static io.sallyport.filter.GuardedApplication.TOKENS;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.admission.Challenge;
import io.sallyport.audit.AuditEvent;
import io.sallyport.model.Denial;
import io.sallyport.model.RefusalCode;
import io.sallyport.model.RevocationReason;
import io.sallyport.model.TokenId;
import io.sallyport.session.SessionOutcome;
import io.sallyport.testkit.TestTokens;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Group E, where it is about sessions: tokens of one use in another's place, and users who are no longer who they were. */
class SessionAttacksTest {
    @RegisterExtension
    static final ObservedAnswers ANSWERS = new ObservedAnswers();

    @RegisterExtension
    static final AttackedApplication APPLICATION = new AttackedApplication(ANSWERS);

    private SignedInUser alice;

    @BeforeEach
    void signIn() {
        alice = SignedInUser.at(APPLICATION.application(), SignedInUser.account("user-1", "alice", true));
        APPLICATION.application().events().forget();
    }

    @Attack("E14")
    @Test
    void e14DenyingATokenDeniesEveryOtherOfItsName() {
        TestTokens twins = TOKENS.withClaim("jti", "twin");
        String one = twins.session("one").compact();
        String other = twins.session("other").compact();
        APPLICATION.admits(one);
        APPLICATION.admits(other);

        APPLICATION
                .application()
                .sallyport()
                .denyList()
                .deny(new Denial.OfToken(
                        "urn:sallyport:sallyport", new TokenId("twin"), TestTokens.NOON.plusSeconds(600)));

        APPLICATION.refuses(one, Refusal.REVOKED);
        APPLICATION.refuses(other, Refusal.REVOKED);
    }

    @Attack("E16")
    @Test
    void e16RefusesARefreshTokenForAnAccessTokenAndAuditsIt() {
        String refreshToken = alice.tokens().refreshToken().secret();

        APPLICATION.refuses(() -> alice.bearing(refreshToken), Refusal.INVALID);
        APPLICATION.refuses(TOKENS.type("rt+jwt").compact());

        assertThat(APPLICATION.application().events().of(AuditEvent.RequestRefused.class))
                .hasSize(2)
                .allMatch(event -> event.code() == RefusalCode.TOKEN_INVALID);
        APPLICATION.admits(alice::request);
        assertThat(issued(alice.refresh(refreshToken))).isTrue();
    }

    @Attack("E17")
    @Test
    void e17RefusesAnAccessTokenForARefreshTokenAndLeavesTheSession() {
        SessionOutcome outcome = alice.refresh(alice.tokens().accessToken().compact());

        observe(outcome);
        assertThat(outcome).isEqualTo(new SessionOutcome.Refused(RefusalCode.SESSION_MISSING));
        assertThat(APPLICATION.application().events().of(AuditEvent.SessionRevoked.class))
                .isEmpty();
        APPLICATION.admits(alice::request);
        assertThat(issued(alice.refresh(alice.tokens().refreshToken().secret())))
                .isTrue();
    }

    @Attack("E23")
    @Test
    void e23ANameThatWasGivenAwayDoesNotBringItsOldOwnerBack() {
        APPLICATION.application().users().remove("alice");
        APPLICATION.application().sallyport().sessions().revokeAll(alice.subject(), Optional.empty(), ended());

        SignedInUser successor =
                SignedInUser.at(APPLICATION.application(), SignedInUser.account("user-2", "alice", true));

        APPLICATION.refuses(alice::request, Refusal.REVOKED);
        observe(alice.refresh(alice.tokens().refreshToken().secret()));
        APPLICATION.admits(successor::request);
    }

    @Attack("E23")
    @Test
    void e23NobodyRefreshesIntoTheAccountOfAnotherSubject() {
        APPLICATION.application().users().put(SignedInUser.account("user-2", "alice", true));

        SessionOutcome outcome = alice.refresh(alice.tokens().refreshToken().secret());

        observe(outcome);
        assertThat(issued(outcome)).isFalse();
    }

    @Attack("E24")
    @Test
    void e24RefusesTokensFromBeforeAllSessionsWereEnded() {
        APPLICATION.application().sallyport().sessions().revokeAll(alice.subject(), Optional.empty(), ended());

        APPLICATION.refuses(alice::request, Refusal.REVOKED);
        SignedInUser again = SignedInUser.at(APPLICATION.application(), SignedInUser.account("user-1", "alice", true));
        APPLICATION.admits(again::request);
        APPLICATION.refuses(alice::request, Refusal.REVOKED);
    }

    @Attack("E25")
    @Test
    void e25ADisabledUserIsOutAtTheNextRequestWhereTheSessionsAreEnded() {
        APPLICATION.application().users().put(SignedInUser.account("user-1", "alice", false));
        APPLICATION.application().sallyport().sessions().revokeAll(alice.subject(), Optional.empty(), ended());

        APPLICATION.refuses(alice::request, Refusal.REVOKED);
    }

    @Attack("E25")
    @Test
    void e25ADisabledUserIsOutAtTheNextRefreshOtherwise() {
        APPLICATION.application().users().put(SignedInUser.account("user-1", "alice", false));

        SessionOutcome outcome = alice.refresh(alice.tokens().refreshToken().secret());

        observe(outcome);
        assertThat(issued(outcome)).isFalse();
        APPLICATION.refuses(alice::request, Refusal.REVOKED);
    }

    private static RevocationReason ended() {
        return RevocationReason.ADMINISTRATOR;
    }

    private static boolean issued(SessionOutcome outcome) {
        return outcome.fold(tokens -> true, refused -> false);
    }

    /** Writes down what the endpoint makes of it. */
    private static void observe(SessionOutcome outcome) {
        outcome.fold(
                tokens -> {
                    ANSWERS.accepted();
                    return tokens;
                },
                code -> {
                    ANSWERS.refused(Challenge.of(code, "sallyport").status(), code.wireName());
                    return code;
                });
    }
}
