package io.sallyport.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.audit.AuditEvent;
import io.sallyport.model.Denial;
import io.sallyport.model.RefusalCode;
import io.sallyport.model.Requester;
import io.sallyport.model.RevocationReason;
import io.sallyport.model.SessionId;
import io.sallyport.model.SessionRow;
import io.sallyport.model.Subject;
import io.sallyport.model.SubjectCut;
import io.sallyport.spi.StoreUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionRevokerTest {
    private final TestSessions sessions = new TestSessions();
    private final IssuedTokens one = sessions.signIn();
    private final IssuedTokens two = sessions.signIn();
    private final IssuedTokens three = sessions.signIn();

    @AfterEach
    void endThreads() {
        sessions.close();
    }

    @Test
    void oneSessionIsDeniedForAnHourAndAMinute() {
        sessions.revoker().revoke(one.session().id(), RevocationReason.ENDED_BY_USER);

        assertThat(sessions.feed().since(0).denials())
                .containsExactly(new Denial.OfSession(
                        "urn:sallyport:sallyport",
                        one.session().id(),
                        sessions.clock().instant().plus(Duration.ofMinutes(61))));
        assertThat(sessions.row(one).revocation().orElseThrow().reason()).isEqualTo(RevocationReason.ENDED_BY_USER);
        assertThat(sessions.row(two).revocation()).isEmpty();
    }

    @Test
    void allSessionsButTheKeptOneEnd() {
        sessions.revoker()
                .revokeAll(one.session().subject(), Optional.of(two.session().id()), RevocationReason.PASSWORD_CHANGED);

        assertEnded(one);
        assertEnded(three);
        assertThat(sessions.refresh(two)).isInstanceOf(SessionOutcome.Issued.class);
        assertThat(sessions.denyList().isDenied(sessions.verified(two).reference()))
                .isFalse();
        assertThat(sessions.events().of(AuditEvent.SubjectRevoked.class))
                .containsExactly(new AuditEvent.SubjectRevoked(
                        sessions.clock().instant(),
                        one.session().subject(),
                        Optional.of(two.session().id()),
                        2,
                        RevocationReason.PASSWORD_CHANGED,
                        "user"));
        assertThat(sessions.revoker().sessionsOf(one.session().subject()))
                .extracting(SessionRow::id)
                .containsExactly(two.session().id());
    }

    @Test
    void allSessionsEnd() {
        sessions.revoker().revokeAll(one.session().subject(), Optional.empty(), RevocationReason.LOGOUT_ALL);

        assertEnded(one);
        assertEnded(two);
        assertEnded(three);
        assertThat(sessions.revoker().sessionsOf(one.session().subject())).isEmpty();
    }

    @Test
    void anotherSubjectsSessionsGoOn() {
        sessions.users().put(ChangingUsers.user("bob", "clerk"));
        SubjectCut cut =
                sessions.store().cutOf(ChangingUsers.user("bob", "clerk").subject());
        IssuedTokens bobs = sessions.opener()
                .open(ChangingUsers.user("bob", "clerk"), cut, List.of("pwd"), TestSessions.CLIENT)
                .orElseThrow();

        sessions.revoker().revokeAll(one.session().subject(), Optional.empty(), RevocationReason.LOGOUT_ALL);

        assertThat(sessions.refresh(bobs)).isInstanceOf(SessionOutcome.Issued.class);
    }

    @Test
    void aSignInThatIsUnderWayOpensNoSession() {
        SubjectCut before = sessions.store().cutOf(one.session().subject());
        sessions.revoker().revokeAll(one.session().subject(), Optional.empty(), RevocationReason.LOGOUT_ALL);
        sessions.events().forget();

        assertThat(sessions.opener()
                        .open(ChangingUsers.user("alice", "clerk"), before, List.of("pwd"), TestSessions.CLIENT))
                .isEmpty();
        assertThat(sessions.events().all()).isEmpty();
        assertThat(sessions.signIn()).isNotNull();
    }

    @Test
    void aCallThatFailedHalfWayCanBeRepeated() {
        sessions.feed().unwritable(true);
        assertThatThrownBy(() -> sessions.revoker()
                        .revokeAll(one.session().subject(), Optional.empty(), RevocationReason.LOGOUT_ALL))
                .isInstanceOf(StoreUnavailableException.class);
        assertThat(sessions.events().of(AuditEvent.SubjectRevoked.class)).isEmpty();

        sessions.feed().unwritable(false);
        sessions.revoker().revokeAll(one.session().subject(), Optional.empty(), RevocationReason.LOGOUT_ALL);

        assertEnded(one);
        assertEnded(two);
        assertEnded(three);
    }

    @Test
    void whoAsksIsAudited() {
        Requester job = Requester.named("staff import");

        sessions.revoker().revoke(one.session().id(), RevocationReason.ADMINISTRATOR, job);
        sessions.revoker()
                .revokeAll(
                        one.session().subject(),
                        Optional.empty(),
                        RevocationReason.USER_DISABLED,
                        Requester.user(new Subject("4711"), two.session().id()));

        assertThat(sessions.events().of(AuditEvent.SessionRevoked.class))
                .containsExactly(new AuditEvent.SessionRevoked(
                        sessions.clock().instant(),
                        one.session().id(),
                        RevocationReason.ADMINISTRATOR,
                        "staff import"));
        assertThat(sessions.events().of(AuditEvent.SubjectRevoked.class))
                .containsExactly(new AuditEvent.SubjectRevoked(
                        sessions.clock().instant(),
                        one.session().subject(),
                        Optional.empty(),
                        3,
                        RevocationReason.USER_DISABLED,
                        "user 4711"));
    }

    @Test
    void anUnknownSessionIsSaidToBeUnknown() {
        assertThat(sessions.revoker()
                        .revoke(new SessionId("unknown"), RevocationReason.ADMINISTRATOR, Requester.named("test")))
                .isFalse();

        assertThat(sessions.feed().since(0).denials()).isEmpty();
        assertThat(sessions.events().of(AuditEvent.SessionRevoked.class)).isEmpty();
    }

    @Test
    void aSessionThatIsOverIsDeniedAgainAndKeepsItsReason() {
        sessions.revoker().revoke(one.session().id(), RevocationReason.LOGOUT);

        assertThat(sessions.revoker()
                        .revoke(one.session().id(), RevocationReason.ADMINISTRATOR, Requester.named("test")))
                .isTrue();

        assertThat(sessions.feed().since(0).denials()).hasSize(2);
        assertThat(sessions.row(one).revocation().orElseThrow().reason()).isEqualTo(RevocationReason.LOGOUT);
    }

    @Test
    void theRequestersOwnSessionIsDeniedLast() {
        for (IssuedTokens own : List.of(one, two, three)) {
            long before = sessions.feed().since(0).revision();

            sessions.revoker()
                    .revokeAll(
                            own.session().subject(),
                            Optional.empty(),
                            RevocationReason.LOGOUT_ALL,
                            Requester.user(
                                    own.session().subject(), own.session().id()));

            assertThat(sessions.feed().since(before).denials())
                    .hasSize(3)
                    .last()
                    .isEqualTo(new Denial.OfSession(
                            "urn:sallyport:sallyport",
                            own.session().id(),
                            sessions.clock().instant().plus(Duration.ofMinutes(61))));
        }
    }

    @Test
    void aCallThatFailsAtAnyDenialCanBeRepeatedWithTheRequestersToken() {
        Requester own = Requester.user(one.session().subject(), one.session().id());
        for (int written = 0; written < 3; written++) {
            sessions.feed().failAfter(written);

            assertThatThrownBy(() -> sessions.revoker()
                            .revokeAll(one.session().subject(), Optional.empty(), RevocationReason.LOGOUT_ALL, own))
                    .isInstanceOf(StoreUnavailableException.class);

            assertThat(sessions.denyList().isDenied(sessions.verified(one).reference()))
                    .as("denied after " + written + " denials")
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void oneThatFailsHalfWayCanBeRepeatedWithItsOwnToken(boolean atTheFeed) {
        Requester own = Requester.user(one.session().subject(), one.session().id());
        sessions.feed().unwritable(atTheFeed);
        sessions.store().failAt(atTheFeed ? "nothing" : "revoke");
        assertThatThrownBy(() -> sessions.revoker().revoke(one.session().id(), RevocationReason.ENDED_BY_USER, own))
                .isInstanceOf(StoreUnavailableException.class);
        assertThat(sessions.denyList().isDenied(sessions.verified(one).reference()))
                .isFalse();

        sessions.feed().unwritable(false);
        sessions.store().recover();

        assertThat(sessions.revoker().revoke(one.session().id(), RevocationReason.ENDED_BY_USER, own))
                .isTrue();
        assertThat(sessions.denyList().isDenied(sessions.verified(one).reference()))
                .isTrue();
    }

    @Test
    void aStoreThatFailsDeniesNothing() {
        sessions.store().failAt("revokeAll");

        assertThatThrownBy(() -> sessions.revoker()
                        .revokeAll(one.session().subject(), Optional.empty(), RevocationReason.LOGOUT_ALL))
                .isInstanceOf(StoreUnavailableException.class);

        assertThat(sessions.feed().since(0).denials()).isEmpty();
    }

    private void assertEnded(IssuedTokens tokens) {
        assertThat(sessions.denyList().isDenied(sessions.verified(tokens).reference()))
                .isTrue();
        assertThat(TestSessions.refused(sessions.refresh(tokens))).isEqualTo(RefusalCode.SESSION_REVOKED);
    }
}
