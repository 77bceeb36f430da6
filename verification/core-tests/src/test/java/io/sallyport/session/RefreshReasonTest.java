package io.sallyport.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.audit.AuditEvent;
import io.sallyport.config.Settings;
import io.sallyport.fingerprint.CookieLookup;
import io.sallyport.model.RefusalReason;
import io.sallyport.model.Requester;
import io.sallyport.model.RevocationReason;
import io.sallyport.model.SessionRow;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever ended a session, the next refresh says so to its owner, to the audit and to nobody else. */
class RefreshReasonTest {
    private static final Duration PAST_GRACE = Duration.ofMillis(10_001);

    private final TestSessions sessions = new TestSessions();
    private final IssuedTokens tokens = sessions.signIn();

    @AfterEach
    void endThreads() {
        sessions.close();
    }

    @ParameterizedTest
    @EnumSource
    void aSessionThatWasEndedSaysWhy(RevocationReason why) {
        sessions.revoker().revoke(tokens.session().id(), why, Requester.named("test"));

        assertRefusedFor(RefusalReason.of(why));
    }

    @ParameterizedTest
    @EnumSource
    void aSessionThatWasEndedWithAllOthersSaysWhy(RevocationReason why) {
        sessions.revoker().revokeAll(tokens.session().subject(), Optional.empty(), why, Requester.named("test"));

        assertRefusedFor(RefusalReason.of(why));
    }

    @Test
    void aSessionThatNobodyRefreshedWasIdle() {
        sessions.clock().advance(Duration.ofHours(1));

        assertRefusedFor(RefusalReason.IDLE);
    }

    @Test
    void aSessionThatWasRefreshedToItsEndReachedItsAbsoluteLifetime() {
        try (TestSessions brief = new TestSessions(TestSessions.settings()
                .set(Settings.REFRESH_TOKEN_IDLE_LIFETIME, Duration.ofHours(1))
                .set(Settings.REFRESH_TOKEN_ABSOLUTE_LIFETIME, Duration.ofHours(1))
                .build())) {
            IssuedTokens held = brief.signIn();
            brief.clock().advance(Duration.ofMinutes(30));
            held = brief.refreshed(held);
            brief.clock().advance(Duration.ofMinutes(30));

            assertThat(brief.refresh(held)).isEqualTo(new SessionOutcome.Refused(RefusalReason.ABSOLUTE));
        }
    }

    @Test
    void aSessionWhoseLaterGenerationsTheStoreLostWasRolledBack() {
        sessions.clock().advance(PAST_GRACE);
        IssuedTokens second = sessions.refreshed(tokens);
        try (TestSessions restored = new TestSessions()) {
            SessionRow older = tokens.session();
            restored.store().insert(older, restored.store().cutOf(older.subject()));

            assertThat(restored.refresh(second)).isEqualTo(new SessionOutcome.Refused(RefusalReason.ROLLED_BACK));
        }
    }

    @Test
    void aSessionThatTheStoreDoesNotHaveIsForgotten() {
        sessions.clock().advance(Duration.ofHours(13));

        assertRefusedFor(RefusalReason.FORGOTTEN);
    }

    @Test
    void aSessionThatWasReusedSaysSoAtOnceAndLater() {
        sessions.clock().advance(PAST_GRACE);
        sessions.use(sessions.refreshed(tokens));
        sessions.clock().advance(PAST_GRACE);

        assertThat(sessions.refresh(tokens)).isEqualTo(new SessionOutcome.Refused(RefusalReason.LATE_REPLAY));

        assertRefusedFor(RefusalReason.REFRESH_REUSED);
    }

    @Test
    void aTokenOfAKeyThatIsNotInTheRingIsToldFromAForgedOneInTheAuditAlone() {
        String text = tokens.refreshToken().secret();
        RefreshToken orphaned = new RefreshToken(text.replaceFirst("test-mac", "removed"));
        RefreshToken forged = new RefreshToken(text.replaceFirst(".{4}$", "AAAA"));

        assertThat(sessions.refresh(orphaned, tokens.fingerprint()))
                .isEqualTo(new SessionOutcome.Refused(RefusalReason.KEY_UNKNOWN));
        assertThat(sessions.refresh(forged, tokens.fingerprint()).reason()).isEmpty();
        assertThat(RefusalReason.KEY_UNKNOWN.toUser()).isEmpty();
    }

    @Test
    void whoLacksTheFingerprintLearnsNoReason() {
        sessions.revoker().revoke(tokens.session().id(), RevocationReason.PASSWORD_CHANGED);
        CookieLookup wrong = new CookieLookup.Found("w".repeat(42) + "A");

        for (CookieLookup cookie : new CookieLookup[] {wrong, new CookieLookup.Absent(), new CookieLookup.Repeated()}) {
            SessionOutcome outcome =
                    sessions.refresher().refresh(TestSessions.request(tokens.refreshToken(), Optional.empty(), cookie));

            assertThat(outcome.reason()).isEmpty();
        }
    }

    @Test
    void aSessionThatIsGoneIsNoOnesToAskAbout() {
        assertThat(RefusalReason.FORGOTTEN.toUser()).isEmpty();
    }

    private void assertRefusedFor(RefusalReason reason) {
        sessions.events().forget();

        assertThat(sessions.refresh(tokens)).isEqualTo(new SessionOutcome.Refused(reason));

        assertThat(sessions.events().of(AuditEvent.RefreshRefused.class))
                .containsExactly(new AuditEvent.RefreshRefused(
                        sessions.clock().instant(),
                        TestSessions.REQUEST,
                        reason.code(),
                        Optional.of(reason),
                        Optional.of(tokens.session().id()),
                        TestSessions.CLIENT));
    }
}
