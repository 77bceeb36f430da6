package io.sallyport.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.audit.AuditEvent;
import io.sallyport.fingerprint.CookieLookup;
import io.sallyport.fingerprint.Fingerprint;
import io.sallyport.model.RefusalCode;
import io.sallyport.model.Revocation;
import io.sallyport.model.RevocationReason;
import io.sallyport.model.SessionId;
import io.sallyport.spi.StoreUnavailableException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SignOutTest {
    private static final Optional<RefreshToken> NO_REFRESH_TOKEN = Optional.empty();
    private static final Optional<String> NO_ACCESS_TOKEN = Optional.empty();

    private final TestSessions sessions = new TestSessions();
    private final IssuedTokens mine = sessions.signIn();
    private final IssuedTokens other = sessions.signIn();

    @AfterEach
    void endThreads() {
        sessions.close();
    }

    @Test
    void aRefreshTokenEndsItsSession() {
        assertThat(signOut(refreshToken(mine), NO_ACCESS_TOKEN, mine)).isEmpty();

        assertEnded(mine);
        assertGoesOn(other);
    }

    @Test
    void aSpentRefreshTokenEndsItsSessionToo() {
        sessions.clock().advance(Duration.ofMinutes(1));
        IssuedTokens second = sessions.refreshed(mine);
        sessions.use(second);
        sessions.clock().advance(Duration.ofMinutes(1));

        assertThat(signOut(refreshToken(mine), NO_ACCESS_TOKEN, mine)).isEmpty();

        assertEnded(second);
        assertThat(sessions.events().of(AuditEvent.RefreshTokenReused.class)).isEmpty();
    }

    @Test
    void anExpiredAccessTokenEndsItsSession() {
        sessions.clock().advance(Duration.ofMinutes(6));

        assertThat(signOut(NO_REFRESH_TOKEN, accessToken(mine), mine)).isEmpty();

        assertThat(sessions.row(mine).revocation()).isPresent();
        assertGoesOn(other);
    }

    @Test
    void bothOfOneSessionEndIt() {
        assertThat(signOut(refreshToken(mine), accessToken(mine), mine)).isEmpty();

        assertEnded(mine);
    }

    @Test
    void tokensOfTwoSessionsAreMalformedAndEndNothing() {
        assertThat(signOut(refreshToken(mine), accessToken(other), mine)).contains(RefusalCode.REQUEST_MALFORMED);
        assertThat(signOut(refreshToken(mine), accessToken(other), other)).contains(RefusalCode.REQUEST_MALFORMED);

        assertGoesOn(mine);
        assertGoesOn(other);
    }

    @Test
    void aForgedRefreshTokenLeavesTheWordToTheAccessToken() {
        Optional<RefreshToken> forged = Optional.of(new RefreshToken("1.test-mac.x.0.AAAA"));

        assertThat(signOut(forged, accessToken(mine), mine)).isEmpty();

        assertEnded(mine);
    }

    @Test
    void nothingThatMatchesEndsNothing() {
        String tampered = mine.accessToken().compact().replaceFirst(".{4}$", "AAAA");

        assertThat(signOut(NO_REFRESH_TOKEN, NO_ACCESS_TOKEN, mine)).isEmpty();
        assertThat(signOut(Optional.of(new RefreshToken("x")), Optional.of("y"), mine))
                .isEmpty();
        assertThat(signOut(NO_REFRESH_TOKEN, Optional.of(tampered), mine)).isEmpty();

        assertGoesOn(mine);
        assertThat(sessions.events().of(AuditEvent.SessionRevoked.class)).isEmpty();
    }

    @Test
    void anotherSessionsFingerprintEndsNothing() {
        assertThat(signOut(refreshToken(mine), NO_ACCESS_TOKEN, other)).isEmpty();
        assertThat(signOut(NO_REFRESH_TOKEN, accessToken(mine), other)).isEmpty();
        assertThat(signOut(refreshToken(mine), accessToken(mine), other)).isEmpty();

        assertGoesOn(mine);
        assertGoesOn(other);
    }

    @Test
    void withoutItsFingerprintNothingEnds() {
        assertThat(signOut(refreshToken(mine), Optional.empty(), new CookieLookup.Absent()))
                .isEmpty();
        assertThat(signOut(refreshToken(mine), Optional.empty(), new CookieLookup.Found("no fingerprint")))
                .isEmpty();

        assertGoesOn(mine);
    }

    @Test
    void twoFingerprintsAreMalformed() {
        assertThat(signOut(refreshToken(mine), Optional.empty(), new CookieLookup.Repeated()))
                .contains(RefusalCode.REQUEST_MALFORMED);

        assertGoesOn(mine);
    }

    @Test
    void aTabOfAnotherSessionIsSuperseded() {
        assertThat(signOut(refreshToken(mine), Optional.of(other.session().id()), cookie(mine.fingerprint())))
                .contains(RefusalCode.SESSION_SUPERSEDED);
        assertGoesOn(mine);

        assertThat(signOut(refreshToken(mine), Optional.of(mine.session().id()), cookie(mine.fingerprint())))
                .isEmpty();
        assertEnded(mine);
    }

    @Test
    void aSecondSignOutChangesNothing() {
        signOut(refreshToken(mine), NO_ACCESS_TOKEN, mine);
        Revocation first = sessions.row(mine).revocation().orElseThrow();
        sessions.clock().advance(Duration.ofMinutes(1));

        assertThat(signOut(refreshToken(mine), NO_ACCESS_TOKEN, mine)).isEmpty();

        assertThat(sessions.row(mine).revocation()).contains(first);
        assertThat(sessions.events().of(AuditEvent.SessionRevoked.class)).hasSize(1);
    }

    @Test
    void aSessionThatIsGoneIsSignedOut() {
        sessions.clock().advance(Duration.ofHours(13));

        assertThat(signOut(refreshToken(mine), NO_ACCESS_TOKEN, mine)).isEmpty();
    }

    @Test
    void aDenialThatCannotBeWrittenIsSaidAndCanBeRepeated() {
        sessions.feed().unwritable(true);
        assertThatThrownBy(() -> signOut(refreshToken(mine), NO_ACCESS_TOKEN, mine))
                .isInstanceOf(StoreUnavailableException.class);

        sessions.feed().unwritable(false);

        assertThat(signOut(refreshToken(mine), NO_ACCESS_TOKEN, mine)).isEmpty();
        assertEnded(mine);
    }

    @Test
    void aRevocationThatCannotBeWrittenIsSaidAndCanBeRepeated() {
        sessions.store().failAt("revoke");
        assertThatThrownBy(() -> signOut(refreshToken(mine), NO_ACCESS_TOKEN, mine))
                .isInstanceOf(StoreUnavailableException.class);
        assertThat(sessions.events().of(AuditEvent.SessionRevoked.class)).isEmpty();

        sessions.store().recover();

        assertThat(signOut(refreshToken(mine), NO_ACCESS_TOKEN, mine)).isEmpty();
        assertEnded(mine);
    }

    @Test
    void aSessionThatCannotBeReadIsNotSignedOut() {
        sessions.store().failAt("find");

        assertThatThrownBy(() -> signOut(refreshToken(mine), NO_ACCESS_TOKEN, mine))
                .isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void whatIsPresentedIsNotPrinted() {
        assertThat(new SignOut.Presented(
                        refreshToken(mine), accessToken(mine), Optional.empty(), cookie(mine.fingerprint())))
                .hasToString("Presented[redacted]");
    }

    private Optional<RefusalCode> signOut(
            Optional<RefreshToken> refreshToken, Optional<String> accessToken, IssuedTokens browser) {
        return sessions.signOut()
                .signOut(new SignOut.Presented(
                        refreshToken, accessToken, Optional.empty(), cookie(browser.fingerprint())));
    }

    private Optional<RefusalCode> signOut(
            Optional<RefreshToken> refreshToken, Optional<SessionId> expected, CookieLookup cookie) {
        return sessions.signOut().signOut(new SignOut.Presented(refreshToken, NO_ACCESS_TOKEN, expected, cookie));
    }

    private static Optional<RefreshToken> refreshToken(IssuedTokens tokens) {
        return Optional.of(tokens.refreshToken());
    }

    private static Optional<String> accessToken(IssuedTokens tokens) {
        return Optional.of(tokens.accessToken().compact());
    }

    private static CookieLookup cookie(Fingerprint fingerprint) {
        return new CookieLookup.Found(fingerprint.value());
    }

    private void assertEnded(IssuedTokens tokens) {
        assertThat(sessions.row(tokens).revocation()).map(Revocation::reason).contains(RevocationReason.LOGOUT);
        assertThat(sessions.denyList().isDenied(sessions.verified(tokens).reference()))
                .isTrue();
        assertThat(TestSessions.refused(sessions.refresh(tokens))).isEqualTo(RefusalCode.SESSION_REVOKED);
    }

    private void assertGoesOn(IssuedTokens tokens) {
        assertThat(sessions.row(tokens).revocation()).isEmpty();
        assertThat(sessions.refresh(tokens)).isInstanceOf(SessionOutcome.Issued.class);
    }
}
