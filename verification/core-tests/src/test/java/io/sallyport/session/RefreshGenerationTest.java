package io.sallyport.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.audit.AuditEvent;
import io.sallyport.config.Settings;
import io.sallyport.model.Generation;
import io.sallyport.model.RefusalCode;
import io.sallyport.model.RefusalReason;
import io.sallyport.model.Revocation;
import io.sallyport.model.RevocationReason;
import io.sallyport.spi.StoreUnavailableException;
import io.sallyport.testkit.Race;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefreshGenerationTest {
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final Duration PAST_GRACE = GRACE.plusMillis(1);

    private final TestSessions sessions = new TestSessions();
    private final IssuedTokens first = sessions.signIn();

    @AfterEach
    void endThreads() {
        sessions.close();
    }

    @Test
    void pastGraceTheCurrentTokenGetsTheNext() {
        sessions.clock().advance(PAST_GRACE);

        IssuedTokens next = sessions.refreshed(first);

        assertThat(next.session().generation()).isEqualTo(new Generation(1));
        assertThat(next.refreshToken()).isNotEqualTo(first.refreshToken());
        assertThat(next.fingerprint()).isEqualTo(first.fingerprint());
        assertThat(sessions.verified(next).own().orElseThrow().generation()).isEqualTo(new Generation(1));
        assertThat(sessions.row(first).rotatedAt()).isEqualTo(sessions.clock().instant());
        assertThat(sessions.row(first).lastUsedAt()).isEqualTo(sessions.clock().instant());
        assertThat(sessions.events().of(AuditEvent.SessionRotated.class))
                .containsExactly(new AuditEvent.SessionRotated(
                        sessions.clock().instant(), first.session().id(), new Generation(1), TestSessions.CLIENT));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "9999, 0", "10000, 0", "10001, 1"})
    void theCurrentTokenIsNotRotatedWithinGrace(long millis, long generation) {
        sessions.clock().advance(Duration.ofMillis(millis));

        IssuedTokens answer = sessions.refreshed(first);

        assertThat(answer.session().generation().number()).isEqualTo(generation);
        assertThat(sessions.generation(first)).isEqualTo(generation);
    }

    @Test
    void withinGraceThereIsAFreshAccessTokenAndNoWrite() {
        sessions.clock().advance(GRACE);
        sessions.store().forgetCalls();

        IssuedTokens answer = sessions.refreshed(first);

        assertThat(answer.refreshToken()).isEqualTo(first.refreshToken());
        assertThat(answer.accessToken().compact())
                .isNotEqualTo(first.accessToken().compact());
        assertThat(answer.accessToken().issuedAt()).isEqualTo(sessions.clock().instant());
        assertThat(sessions.store().calls()).containsExactly("find");
        assertThat(sessions.events().of(AuditEvent.RefreshReplayed.class))
                .containsExactly(new AuditEvent.RefreshReplayed(
                        sessions.clock().instant(),
                        first.session().id(),
                        new Generation(0),
                        new Generation(0),
                        TestSessions.CLIENT));
    }

    @Test
    void tenAtOncePastGraceMakeOneRotationAndGetTheSameSuccessor() {
        sessions.clock().advance(PAST_GRACE);

        List<IssuedTokens> answers = Race.of(10, tab -> sessions.refreshed(first));

        assertThat(answers)
                .extracting(IssuedTokens::refreshToken)
                .containsOnly(answers.get(0).refreshToken());
        assertThat(answers).extracting(answer -> answer.session().generation()).containsOnly(new Generation(1));
        assertThat(sessions.generation(first)).isEqualTo(1);
        assertThat(sessions.events().of(AuditEvent.SessionRotated.class)).hasSize(1);
    }

    @Nested
    class ThePredecessor {
        private final IssuedTokens second = rotated(first);

        @ParameterizedTest
        @ValueSource(longs = {0, 9_999, 10_000})
        void getsTheSameSuccessorWithinGraceThoughItWasAcknowledged(long millis) {
            sessions.use(second);
            sessions.clock().advance(Duration.ofMillis(millis));

            IssuedTokens again = sessions.refreshed(first);

            assertThat(again.refreshToken()).isEqualTo(second.refreshToken());
            assertThat(sessions.generation(first)).isEqualTo(1);
        }

        @ParameterizedTest
        @ValueSource(longs = {10_001, 1_800_000, 3_599_999})
        void getsTheSameSuccessorAsLongAsItIsNotAcknowledged(long millis) {
            sessions.clock().advance(Duration.ofMillis(millis));

            IssuedTokens again = sessions.refreshed(first);

            assertThat(again.refreshToken()).isEqualTo(second.refreshToken());
            assertThat(sessions.verified(again).own().orElseThrow().generation())
                    .isEqualTo(new Generation(1));
            assertThat(sessions.generation(first)).isEqualTo(1);
            assertThat(sessions.row(first).revocation()).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({"0, ", "10000, ", "10001, REFRESH_REUSED"})
        void hasTheWindowAgainOnceTheSuccessorWasIssuedAgain(long millis, @Nullable RefusalCode refusal) {
            sessions.clock().advance(PAST_GRACE);
            sessions.refreshed(first);
            sessions.use(second);
            sessions.clock().advance(Duration.ofMillis(millis));

            SessionOutcome outcome = sessions.refresh(first);

            assertThat(outcome.<Optional<RefusalCode>>fold(tokens -> Optional.empty(), Optional::of))
                    .isEqualTo(Optional.ofNullable(refusal));
        }

        @Test
        void doesNotKeepTheWindowOpenOnceTheSuccessorWasAcknowledged() {
            sessions.clock().advance(PAST_GRACE);
            sessions.refreshed(first);
            sessions.use(second);
            for (int i = 0; i < 2; i++) {
                sessions.clock().advance(Duration.ofSeconds(5));
                sessions.refreshed(first);
            }
            sessions.clock().advance(Duration.ofMillis(1));

            assertReused(first, RefusalReason.LATE_REPLAY);
        }

        @Test
        void andItsSuccessorGetTheSameWhereTabsComeBackAtOnce() {
            sessions.clock().advance(PAST_GRACE);
            sessions.refreshed(first);

            assertThat(sessions.refreshed(second).refreshToken()).isEqualTo(second.refreshToken());
            assertThat(sessions.refreshed(first).refreshToken()).isEqualTo(second.refreshToken());
            assertThat(sessions.generation(first)).isEqualTo(1);
        }

        @Test
        void isNotServedWhereItCannotBeNotedThatTheSuccessorWasIssuedAgain() {
            sessions.clock().advance(PAST_GRACE);
            sessions.store().failAt("reissue");

            assertThatThrownBy(() -> sessions.refresh(first)).isInstanceOf(StoreUnavailableException.class);
        }

        @Test
        void endsTheSessionOnceAnAccessTokenAcknowledgedTheSuccessor() {
            sessions.use(second);
            sessions.clock().advance(PAST_GRACE);

            assertReused(first, RefusalReason.LATE_REPLAY);
        }

        @Test
        void endsTheSessionOnceTheRefreshTokenAcknowledgedTheSuccessor() {
            sessions.refreshed(second);
            sessions.clock().advance(PAST_GRACE);

            assertReused(first, RefusalReason.LATE_REPLAY);
        }

        @Test
        void endsTheSessionOnAnotherNodeToo() {
            sessions.use(second);
            sessions.awaitAcknowledged(first, 1);
            sessions.clock().advance(PAST_GRACE);

            try (TestSessions neighbour = sessions.neighbour()) {
                SessionOutcome outcome = neighbour.refresh(first);

                assertThat(TestSessions.refused(outcome)).isEqualTo(RefusalCode.REFRESH_REUSED);
            }
        }

        @Test
        void isNotToldApartByALostAcknowledgement() {
            sessions.store().failAt("acknowledge");
            sessions.use(second);
            sessions.acknowledgements().close();
            sessions.store().recover();
            sessions.clock().advance(PAST_GRACE);

            try (TestSessions neighbour = sessions.neighbour()) {
                assertThat(neighbour.refreshed(first).refreshToken()).isEqualTo(second.refreshToken());
            }
        }
    }

    @Test
    void anOlderGenerationEndsTheSessionEvenWithinGrace() {
        IssuedTokens third = rotated(rotated(first));

        assertReused(first, RefusalReason.STALE_LINEAGE);
        assertThat(TestSessions.refused(sessions.refresh(third))).isEqualTo(RefusalCode.SESSION_REVOKED);
    }

    @Test
    void aGenerationThatWasNeverIssuedIsOver() {
        IssuedTokens second = rotated(first);
        TestSessions lost = new TestSessions();
        lost.store().insert(first.session(), lost.store().cutOf(first.session().subject()));

        assertThat(TestSessions.refused(lost.refresh(second))).isEqualTo(RefusalCode.SESSION_EXPIRED);
        assertThat(lost.row(first).revocation()).isEmpty();
        lost.close();
    }

    @ParameterizedTest
    @CsvSource({"PT0S, 0, 0", "PT0S, 1, 1", "PT60S, 60000, 0", "PT60S, 60001, 1"})
    void graceIsWhatTheSettingSays(Duration grace, long millis, long generation) {
        try (TestSessions other = new TestSessions(
                TestSessions.settings().set(Settings.REFRESH_TOKEN_GRACE, grace).build())) {
            IssuedTokens tokens = other.signIn();
            other.clock().advance(Duration.ofMillis(millis));

            assertThat(other.refreshed(tokens).session().generation().number()).isEqualTo(generation);
        }
    }

    @Test
    void aClockThatWasSetBackEndsNoSession() {
        IssuedTokens second = rotated(first);
        sessions.use(second);
        sessions.clock().advance(Duration.ofHours(-1));

        assertThat(sessions.refreshed(first).refreshToken()).isEqualTo(second.refreshToken());
        assertThat(sessions.refreshed(second).refreshToken()).isEqualTo(second.refreshToken());
    }

    private IssuedTokens rotated(IssuedTokens held) {
        sessions.clock().advance(PAST_GRACE);
        return sessions.refreshed(held);
    }

    private void assertReused(IssuedTokens spent, RefusalReason reason) {
        long current = sessions.generation(spent);
        assertThat(sessions.refresh(spent)).isEqualTo(new SessionOutcome.Refused(reason));

        assertThat(sessions.row(spent).revocation())
                .contains(new Revocation(sessions.clock().instant(), RevocationReason.REFRESH_REUSED));
        assertThat(sessions.denyList().isDenied(sessions.verified(spent).reference()))
                .isTrue();
        assertThat(sessions.events().of(AuditEvent.RefreshTokenReused.class))
                .containsExactly(new AuditEvent.RefreshTokenReused(
                        sessions.clock().instant(),
                        TestSessions.REQUEST,
                        spent.session().id(),
                        spent.session().generation(),
                        new Generation(current),
                        reason,
                        TestSessions.CLIENT));
        assertThat(sessions.events().of(AuditEvent.SessionRevoked.class))
                .containsExactly(new AuditEvent.SessionRevoked(
                        sessions.clock().instant(), spent.session().id(), RevocationReason.REFRESH_REUSED, "refresh"));
    }
}
