package io.sallyport.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.model.Generation;
import io.sallyport.model.Revocation;
import io.sallyport.model.RevocationReason;
import io.sallyport.model.SessionId;
import io.sallyport.model.SessionRow;
import io.sallyport.model.StoredSession;
import io.sallyport.model.Subject;
import io.sallyport.model.SubjectCut;
import io.sallyport.spi.SessionStore;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** A sequence of calls that a seed decides, made to a store and to its model; each answer must be the same. */
final class RandomSessionCalls {
    private static final int SESSIONS = 6;

    private final long seed;
    private final SplittableRandom random;
    private final SessionStore store;
    private final SteppingClock clock;
    private final SessionModel model = new SessionModel();
    private final List<String> calls = new ArrayList<>();
    private int inserted;

    RandomSessionCalls(long seed, SessionStore store, SteppingClock clock) {
        this.seed = seed;
        this.random = new SplittableRandom(seed);
        this.store = store;
        this.clock = clock;
    }

    void run(int length) {
        for (int i = 0; i < length; i++) {
            switch (random.nextInt(8)) {
                case 0, 1 -> insert();
                case 2, 3 -> rotate();
                case 4 -> acknowledge();
                case 5 -> revoke();
                case 6 -> revokeAll();
                default -> wait(Duration.ofMinutes(random.nextInt(50)));
            }
            compareEverything();
        }
    }

    private void insert() {
        if (inserted == SESSIONS) {
            return;
        }
        Subject subject = anySubject();
        long cut = Math.max(0, model.cutOf(subject) - random.nextInt(2));
        Instant now = now();
        SessionRow row = TestSession.of("s" + seed + "-" + inserted, now.plusMillis(inserted))
                .ownedBy(subject.value())
                .expiring(now.plus(anyMinutes()), now.plus(anyMinutes()))
                .row();
        calls.add("insert " + row.id() + " at cut " + cut);
        boolean stored = model.insert(row, cut);
        assertThat(store.insert(row, new SubjectCut(cut, now))).as(story()).isEqualTo(stored);
        inserted += stored ? 1 : 0;
    }

    private void rotate() {
        SessionId session = anySession();
        Generation expected = new Generation(random.nextInt(3));
        Instant idle = now().plus(anyMinutes());
        calls.add("rotate " + session + " from " + expected);
        assertThat(store.rotate(session, expected, now(), idle))
                .as(story())
                .isEqualTo(model.rotate(session, expected, now(), idle));
    }

    private void acknowledge() {
        SessionId session = anySession();
        Generation received = new Generation(random.nextInt(3));
        calls.add("acknowledge " + session + " " + received);
        store.acknowledge(session, received);
        model.acknowledge(session, received);
    }

    private void revoke() {
        SessionId session = anySession();
        Revocation revocation = anyRevocation();
        calls.add("revoke " + session + " " + revocation);
        store.revoke(session, revocation);
        model.revoke(session, revocation);
    }

    private void revokeAll() {
        Subject subject = anySubject();
        Optional<SessionId> kept = random.nextBoolean() ? Optional.of(anySession()) : Optional.empty();
        Revocation revocation = anyRevocation();
        calls.add("revokeAll " + subject + " but " + kept + " " + revocation);
        assertThat(store.revokeAll(subject, kept, revocation))
                .as(story())
                .containsExactlyInAnyOrderElementsOf(model.revokeAll(subject, kept, revocation, now()));
    }

    private void wait(Duration step) {
        calls.add("wait " + step);
        clock.advance(step);
    }

    private void compareEverything() {
        for (int i = 0; i < 2; i++) {
            Subject subject = subject(i);
            assertThat(store.cutOf(subject).count()).as(story()).isEqualTo(model.cutOf(subject));
            assertThat(store.sessionsOf(subject)).as(story()).isEqualTo(model.sessionsOf(subject, now()));
        }
        SessionId session = anySession();
        assertThat(store.find(session).map(StoredSession::row)).as(story()).isEqualTo(model.find(session, now()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private Subject anySubject() {
        return subject(random.nextInt(2));
    }

    private Subject subject(int number) {
        return new Subject("subject" + seed + "-" + number);
    }

    private SessionId anySession() {
        return new SessionId("s" + seed + "-" + random.nextInt(SESSIONS));
    }

    private Duration anyMinutes() {
        return Duration.ofMinutes(random.nextInt(240));
    }

    private Revocation anyRevocation() {
        RevocationReason[] reasons = RevocationReason.values();
        return new Revocation(now(), reasons[random.nextInt(reasons.length)]);
    }

    private String story() {
        return "seed " + seed + " after " + calls;
    }
}
