package io.sallyport.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.model.Generation;
import io.sallyport.model.RevocationReason;
import io.sallyport.model.SessionId;
import io.sallyport.model.SessionRow;
import io.sallyport.model.StoredSession;
import io.sallyport.spi.SessionStore;
import io.sallyport.spi.StoreUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every {@link SessionStore} must do. Extend it, say how to make an empty one, run it. */
public abstract class SessionStoreContract extends SessionRaceTests {
    private static final SessionId UNKNOWN = new SessionId("unknown");

    /** For stores of other packages. */
    protected SessionStoreContract() {}

    @Override
    protected abstract SessionStore emptyStore(Clock time);

    @Test
    void aSessionComesBackAsItWasAtTheStoresTime() {
        SessionRow session = signIn(TestSession.of("a-_Z09", NOON));

        assertThat(store.find(session.id())).contains(new StoredSession(session, NOON));
    }

    @Test
    void anUnknownSessionIsNotFound() {
        assertThat(store.find(UNKNOWN)).isEmpty();
    }

    @Test
    void oddTextsComeBackAsTheyWere() {
        List<String> texts = List.of(
                "'; drop table sallyport_session; --",
                "\"quoted\" \\back\\slash %_ ? :name $1 {x}",
                "\u6f22".repeat(255),
                "\ud83d\ude00".repeat(127),
                "e\u0301\u202e \u00a0x ");

        for (String text : texts) {
            SessionRow session = signIn(TestSession.of("s" + texts.indexOf(text), NOON)
                    .ownedBy(text)
                    .from(text));
            assertThat(stored(session.id())).isEqualTo(session);
        }
    }

    @Test
    void namesOfSessionsAreComparedToTheLetter() {
        SessionRow upper = signIn(TestSession.of("AB", NOON));
        SessionRow lower = signIn(TestSession.of("ab", NOON.plusSeconds(1)));

        assertThat(stored(upper.id())).isEqualTo(upper);
        assertThat(stored(lower.id())).isEqualTo(lower);
    }

    @Test
    void aNameOf64CharactersIsKept() {
        SessionRow session = signIn(TestSession.of("x".repeat(64), NOON));

        assertThat(stored(session.id())).isEqualTo(session);
    }

    @Test
    void aSecondSessionOfTheSameNameIsRefusedAndTheFirstStays() {
        SessionRow first = signIn(TestSession.of("a", NOON));
        SessionRow second = TestSession.of("a", NOON).ownedBy("bob").row();

        assertThatThrownBy(() -> store.insert(second, store.cutOf(second.subject())))
                .isInstanceOf(StoreUnavailableException.class);

        assertThat(stored(first.id())).isEqualTo(first);
        assertThat(store.sessionsOf(second.subject())).isEmpty();
    }

    @Test
    void anExpiredSessionIsFoundForAnHourAfterItsAbsoluteExpiry() {
        Instant over = NOON.plusSeconds(10);
        SessionRow session = signIn(TestSession.of("a", NOON).expiring(over, over));
        Instant limit = over.plus(Duration.ofHours(1));

        clock.moveTo(limit.minusMillis(1));
        assertThat(store.find(session.id())).contains(new StoredSession(session, clock.instant()));
        clock.moveTo(limit);
        assertThat(store.find(session.id())).isEmpty();
        clock.moveTo(limit.plusMillis(1));
        assertThat(store.find(session.id())).isEmpty();
    }

    @Test
    void forgettingOldSessionsLeavesTheOthers() {
        SessionRow living = signIn(TestSession.of("living", NOON).expiring(NOON, NOON.plus(Duration.ofDays(9))));
        for (int i = 0; i < 50; i++) {
            signIn(TestSession.of("old" + i, NOON).expiring(NOON, NOON));
        }
        clock.advance(Duration.ofHours(2));

        SessionRow fresh = signIn(TestSession.of("fresh", clock.instant()));

        assertThat(stored(living.id())).isEqualTo(living);
        assertThat(stored(fresh.id())).isEqualTo(fresh);
        assertThat(store.find(new SessionId("old0"))).isEmpty();
    }

    @Test
    void aRotationMovesGenerationAndTimesAndNothingElse() {
        SessionRow session = signIn(TestSession.of("a", NOON));
        Instant later = NOON.plusMillis(1);

        assertThat(store.rotate(session.id(), Generation.FIRST, later.plusNanos(999_999), later.plusSeconds(9)))
                .as("rotated from the generation at which it stands")
                .isTrue();

        assertThat(stored(session.id())).isEqualTo(session.rotatedTo(new Generation(1), later, later.plusSeconds(9)));
    }

    @Test
    void aRotationFromAnotherGenerationChangesNothing() {
        SessionRow session = signIn(TestSession.of("a", NOON));
        store.rotate(session.id(), Generation.FIRST, NOON, NOON);
        SessionRow rotated = stored(session.id());

        LongStream.of(0, 2, Long.MAX_VALUE)
                .forEach(other -> assertThat(store.rotate(
                                session.id(), new Generation(other), NOON.plusSeconds(1), NOON.plusSeconds(1)))
                        .as("rotated from generation %d, but it stands at 1", other)
                        .isFalse());

        assertThat(stored(session.id())).isEqualTo(rotated);
    }

    @Test
    void aRevokedSessionIsNotRotated() {
        SessionRow session = signIn(TestSession.of("a", NOON));
        store.revoke(session.id(), because(RevocationReason.LOGOUT));
        SessionRow revoked = stored(session.id());

        assertThat(store.rotate(session.id(), Generation.FIRST, NOON, NOON))
                .as("rotated although it was revoked")
                .isFalse();

        assertThat(stored(session.id())).isEqualTo(revoked);
    }

    @Test
    void anUnknownSessionIsNotRotated() {
        assertThat(store.rotate(UNKNOWN, Generation.FIRST, NOON, NOON))
                .as("rotated although nobody inserted it")
                .isFalse();
    }

    @Test
    void aGenerationThatIsIssuedAgainMovesItsTimeAndNothingElse() {
        SessionRow session = signIn(TestSession.of("a", NOON));
        Instant later = NOON.plusMillis(1);

        assertThat(store.reissue(session.id(), Generation.FIRST, later.plusNanos(999_999)))
                .as("issued again where it stands")
                .isTrue();

        assertThat(stored(session.id())).isEqualTo(session.reissuedAt(later));
    }

    @Test
    void anotherGenerationIsNotIssuedAgain() {
        SessionRow session = signIn(TestSession.of("a", NOON));
        store.rotate(session.id(), Generation.FIRST, NOON, NOON);
        SessionRow rotated = stored(session.id());

        LongStream.of(0, 2, Long.MAX_VALUE)
                .forEach(other -> assertThat(store.reissue(session.id(), new Generation(other), NOON.plusSeconds(1)))
                        .as("issued generation %d again, but it stands at 1", other)
                        .isFalse());

        assertThat(stored(session.id())).isEqualTo(rotated);
    }

    @Test
    void nothingOfARevokedOrUnknownSessionIsIssuedAgain() {
        SessionRow session = signIn(TestSession.of("a", NOON));
        store.revoke(session.id(), because(RevocationReason.LOGOUT));
        SessionRow revoked = stored(session.id());

        assertThat(store.reissue(session.id(), Generation.FIRST, NOON.plusSeconds(1)))
                .as("issued again although it was revoked")
                .isFalse();
        assertThat(store.reissue(UNKNOWN, Generation.FIRST, NOON.plusSeconds(1)))
                .as("issued again although nobody inserted it")
                .isFalse();

        assertThat(stored(session.id())).isEqualTo(revoked);
    }

    @Test
    void anAcknowledgementIsNeverLowered() {
        SessionRow session = signIn(TestSession.of("a", NOON));

        store.acknowledge(session.id(), new Generation(3));
        store.acknowledge(session.id(), new Generation(2));
        store.acknowledge(session.id(), new Generation(3));

        assertThat(stored(session.id())).isEqualTo(session.acknowledgedUpTo(new Generation(3)));
    }

    @Test
    void acknowledgingAnUnknownSessionIsIgnored() {
        store.acknowledge(UNKNOWN, new Generation(1));

        assertThat(store.find(UNKNOWN)).isEmpty();
    }

    @Test
    void acknowledgingManyIsAcknowledgingEachOfThem() {
        SessionRow ahead = signIn(TestSession.of("ahead", NOON));
        SessionRow behind = signIn(TestSession.of("behind", NOON.plusMillis(1)));
        SessionRow other = signIn(TestSession.of("other", NOON.plusMillis(2)));
        store.acknowledge(ahead.id(), new Generation(3));

        store.acknowledgeAll(
                Map.of(ahead.id(), new Generation(2), behind.id(), new Generation(2), UNKNOWN, new Generation(1)));
        store.acknowledgeAll(Map.of());

        assertThat(stored(ahead.id())).isEqualTo(ahead.acknowledgedUpTo(new Generation(3)));
        assertThat(stored(behind.id())).isEqualTo(behind.acknowledgedUpTo(new Generation(2)));
        assertThat(stored(other.id())).isEqualTo(other);
        assertThat(store.find(UNKNOWN)).isEmpty();
    }

    @Test
    void anyReasonOfRevocationComesBack() {
        for (RevocationReason reason : RevocationReason.values()) {
            SessionRow session = signIn(TestSession.of("s-" + reason, NOON));

            store.revoke(session.id(), because(reason));

            assertThat(stored(session.id()).revocation()).contains(because(reason));
        }
    }

    @Test
    void anySequenceOfCallsAnswersAsTheModelDoes() {
        for (long seed = 0; seed < 20; seed++) {
            new RandomSessionCalls(seed, store, clock).run(60);
        }
    }
}
