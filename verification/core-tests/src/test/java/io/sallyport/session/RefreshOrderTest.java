package io.sallyport.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.audit.AuditEvent;
import io.sallyport.fingerprint.CookieLookup;
import io.sallyport.model.FingerprintHash;
import io.sallyport.model.Generation;
import io.sallyport.model.RefusalCode;
import io.sallyport.model.RefusalReason;
import io.sallyport.model.RevocationReason;
import io.sallyport.model.Role;
import io.sallyport.model.SessionId;
import io.sallyport.model.Subject;
import io.sallyport.model.UserAccount;
import io.sallyport.spi.StoreUnavailableException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefreshOrderTest {
    private static final Duration PAST_GRACE = Duration.ofMillis(10_001);
    private static final CookieLookup WRONG = new CookieLookup.Found("w".repeat(42) + "A");

    private final TestSessions sessions = new TestSessions();
    private final IssuedTokens tokens = sessions.signIn();
    private final CookieLookup right =
            new CookieLookup.Found(tokens.fingerprint().value());

    @AfterEach
    void endThreads() {
        sessions.close();
    }

    @Test
    void formAndMacComeFirst() {
        RefreshToken forged = new RefreshToken(tokens.refreshToken().secret().replaceFirst(".$", "*"));
        sessions.store().forgetCalls();

        assertThat(refused(forged, Optional.of(new SessionId("another")), WRONG))
                .isEqualTo(RefusalCode.SESSION_MISSING);
        assertThat(sessions.store().calls()).isEmpty();
        assertAudited(new SessionOutcome.Refused(RefusalCode.SESSION_MISSING), Optional.empty());
    }

    @Test
    void anotherSessionInTheSameBrowserSupersedesBeforeAnythingIsRead() {
        sessions.clock().advance(PAST_GRACE);
        sessions.store().forgetCalls();

        assertThat(refused(tokens.refreshToken(), Optional.of(new SessionId("another")), right))
                .isEqualTo(RefusalCode.SESSION_SUPERSEDED);
        assertThat(sessions.store().calls()).isEmpty();
        assertAudited(
                new SessionOutcome.Refused(RefusalCode.SESSION_SUPERSEDED),
                Optional.of(tokens.session().id()));
    }

    @Test
    void theOwnSessionDoesNotSupersede() {
        SessionOutcome outcome = sessions.refresher()
                .refresh(TestSessions.request(
                        tokens.refreshToken(), Optional.of(tokens.session().id()), right));

        assertThat(TestSessions.issued(outcome).refreshToken()).isEqualTo(tokens.refreshToken());
    }

    @Test
    void aSessionThatIsGoneHasExpiredWhateverTheFingerprint() {
        sessions.clock().advance(Duration.ofHours(13));

        assertThat(refused(WRONG)).isEqualTo(RefusalCode.SESSION_EXPIRED);
        assertThat(refused(right)).isEqualTo(RefusalCode.SESSION_EXPIRED);
    }

    @Test
    void theFingerprintComesBeforeTheRevocation() {
        sessions.revoker().revoke(tokens.session().id(), RevocationReason.LOGOUT);

        assertThat(refused(WRONG)).isEqualTo(RefusalCode.FINGERPRINT_MISMATCH);
        assertThat(refused(new CookieLookup.Absent())).isEqualTo(RefusalCode.FINGERPRINT_MISSING);
        assertThat(refused(new CookieLookup.Repeated())).isEqualTo(RefusalCode.REQUEST_MALFORMED);
        assertThat(refused(right)).isEqualTo(RefusalCode.SESSION_REVOKED);
    }

    @Test
    void aMissingOrWrongFingerprintNeitherRotatesNorRevokesNorAcknowledges() {
        sessions.clock().advance(PAST_GRACE);
        IssuedTokens second = sessions.refreshed(tokens);
        sessions.clock().advance(PAST_GRACE);
        sessions.store().forgetCalls();

        for (CookieLookup cookie : new CookieLookup[] {WRONG, new CookieLookup.Absent(), new CookieLookup.Repeated()}) {
            refused(second.refreshToken(), Optional.empty(), cookie);
            refused(tokens.refreshToken(), Optional.empty(), cookie);
        }

        assertThat(sessions.store().calls()).containsOnly("find");
        assertThat(sessions.acknowledgements().highest(tokens.session().id())).isEqualTo(Generation.FIRST);
        assertThat(sessions.generation(tokens)).isEqualTo(1);
        assertThat(sessions.row(tokens).revocation()).isEmpty();
        assertThat(sessions.events().of(AuditEvent.RefreshRefused.class)).hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "\"quoted\"", "%41", " "})
    void aFingerprintOfAnotherFormDoesNotMatch(String cookie) {
        assertThat(refused(new CookieLookup.Found(cookie))).isEqualTo(RefusalCode.FINGERPRINT_MISMATCH);
    }

    @Test
    void theHashOfTheFingerprintIsNoFingerprint() {
        FingerprintHash hash = tokens.session().fingerprintHash();

        assertThat(refused(new CookieLookup.Found(hash.value()))).isEqualTo(RefusalCode.FINGERPRINT_MISMATCH);
    }

    @Test
    void aRevocationComesBeforeExpiry() {
        sessions.revoker().revoke(tokens.session().id(), RevocationReason.LOGOUT);
        sessions.clock().advance(Duration.ofHours(2));

        assertThat(refused(right)).isEqualTo(RefusalCode.SESSION_REVOKED);
    }

    @Test
    void expiryComesBeforeTheUser() {
        sessions.users().outOfReach();
        sessions.clock().advance(Duration.ofHours(1));

        assertThat(refused(right)).isEqualTo(RefusalCode.SESSION_EXPIRED);
    }

    @Test
    void theUserComesBeforeTheGeneration() {
        sessions.clock().advance(PAST_GRACE);
        IssuedTokens second = sessions.refreshed(tokens);
        sessions.use(second);
        sessions.clock().advance(PAST_GRACE);
        sessions.users().remove("alice");

        assertThat(refused(right)).isEqualTo(RefusalCode.SESSION_REVOKED);
        assertThat(sessions.row(tokens).revocation().orElseThrow().reason()).isEqualTo(RevocationReason.USER_DISABLED);
        assertThat(sessions.events().of(AuditEvent.RefreshTokenReused.class)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"3599999, true", "3600000, false", "3600001, false"})
    void theIdleLifetimeIsExact(long millis, boolean accepted) {
        sessions.clock().advance(Duration.ofMillis(millis));

        assertThat(sessions.refresh(tokens) instanceof SessionOutcome.Issued).isEqualTo(accepted);
    }

    @Test
    void theIdleLifetimeSlidesWithEachRotation() {
        sessions.clock().advance(Duration.ofMinutes(59));
        IssuedTokens second = sessions.refreshed(tokens);
        sessions.clock().advance(Duration.ofMinutes(59));

        IssuedTokens third = sessions.refreshed(second);

        assertThat(third.refreshExpiresIn()).isEqualTo(Duration.ofHours(1));
        assertThat(sessions.row(tokens).idleExpiresAt())
                .isEqualTo(sessions.clock().instant().plus(Duration.ofHours(1)));
    }

    @ParameterizedTest
    @CsvSource({"-1, true", "0, false", "1, false"})
    void theAbsoluteLifetimeIsExactAndNeverExtended(long millis, boolean accepted) {
        IssuedTokens held = tokens;
        for (int hour = 0; hour < 23; hour++) {
            sessions.clock().advance(Duration.ofMinutes(31));
            held = sessions.refreshed(held);
        }
        assertThat(held.session().absoluteExpiresAt())
                .isEqualTo(tokens.session().absoluteExpiresAt());
        assertThat(held.refreshExpiresIn()).isEqualTo(Duration.ofMinutes(7));

        sessions.clock().moveTo(tokens.session().absoluteExpiresAt().plusMillis(millis));

        assertThat(sessions.refresh(held) instanceof SessionOutcome.Issued).isEqualTo(accepted);
    }

    @Test
    void aDisabledUsersSessionIsOverAndDenied() {
        UserAccount alice = ChangingUsers.user("alice", "clerk");
        sessions.users().put(new UserAccount(alice.subject(), "alice", alice.passwordHash(), false, alice.roles()));

        assertOverForTheUser();
    }

    @Test
    void aDisabledUsersOtherSessionsAreOverTooThoughNobodyRefreshesThem() {
        IssuedTokens other = sessions.signIn();
        UserAccount alice = ChangingUsers.user("alice", "clerk");
        sessions.users().put(new UserAccount(alice.subject(), "alice", alice.passwordHash(), false, alice.roles()));

        refused(right);

        assertThat(sessions.row(other).revocation().orElseThrow().reason()).isEqualTo(RevocationReason.USER_DISABLED);
        assertThat(sessions.denyList().isDenied(sessions.verified(other).reference()))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"revokeAll", "revoke"})
    void aDisabledUsersSessionsAreAllEndedByTheNextRefreshWhereOneFailedHalfWay(String call) {
        IssuedTokens other = sessions.signIn();
        UserAccount alice = ChangingUsers.user("alice", "clerk");
        sessions.users().put(new UserAccount(alice.subject(), "alice", alice.passwordHash(), false, alice.roles()));
        sessions.store().failAt(call);
        assertThatThrownBy(() -> refused(right)).isInstanceOf(StoreUnavailableException.class);
        sessions.store().recover();

        refused(right);

        assertThat(sessions.denyList().isDenied(sessions.verified(tokens).reference()))
                .isTrue();
        assertThat(sessions.denyList().isDenied(sessions.verified(other).reference()))
                .isTrue();
        assertThat(sessions.revoker().sessionsOf(alice.subject())).isEmpty();
    }

    @Test
    void aUserWhoIsGoneIsOver() {
        sessions.users().remove("alice");

        assertOverForTheUser();
    }

    @Test
    void whoMayOnlyHaveAnotherNameKeepsTheOtherSessions() {
        IssuedTokens other = sessions.signIn();
        sessions.users().remove("alice");

        refused(right);

        assertThat(sessions.row(other).revocation()).isEmpty();
    }

    @Test
    void aNameThatWasGivenToAnotherIsNotTheUser() {
        UserAccount alice = ChangingUsers.user("alice", "admin");
        sessions.users()
                .put(new UserAccount(new Subject("alice-2"), "alice", alice.passwordHash(), true, alice.roles()));

        assertOverForTheUser();
    }

    private void assertOverForTheUser() {
        assertThat(refused(right)).isEqualTo(RefusalCode.SESSION_REVOKED);
        assertThat(sessions.row(tokens).revocation().orElseThrow().reason()).isEqualTo(RevocationReason.USER_DISABLED);
        assertThat(sessions.denyList().isDenied(sessions.verified(tokens).reference()))
                .isTrue();
        assertAudited(
                new SessionOutcome.Refused(RefusalReason.USER_DISABLED),
                Optional.of(tokens.session().id()));
    }

    @Test
    void changedRolesAreInTheNextAccessToken() {
        UserAccount alice = ChangingUsers.user("alice", "auditor");
        sessions.users().put(alice);

        assertThat(sessions.verified(sessions.refreshed(tokens)).roles()).isEqualTo(Set.of(new Role("auditor")));

        sessions.clock().advance(PAST_GRACE);
        assertThat(sessions.verified(sessions.refreshed(tokens)).roles()).isEqualTo(Set.of(new Role("auditor")));
    }

    private RefusalCode refused(CookieLookup cookie) {
        return refused(tokens.refreshToken(), Optional.empty(), cookie);
    }

    private RefusalCode refused(RefreshToken token, Optional<SessionId> expected, CookieLookup cookie) {
        return TestSessions.refused(sessions.refresher().refresh(TestSessions.request(token, expected, cookie)));
    }

    private void assertAudited(SessionOutcome.Refused refused, Optional<SessionId> session) {
        assertThat(sessions.events().of(AuditEvent.RefreshRefused.class))
                .containsExactly(new AuditEvent.RefreshRefused(
                        sessions.clock().instant(),
                        TestSessions.REQUEST,
                        refused.code(),
                        refused.reason(),
                        session,
                        TestSessions.CLIENT));
    }
}
