package io.sallyport.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.model.Generation;
import io.sallyport.model.RevocationReason;
import io.sallyport.model.SessionId;
import io.sallyport.model.SessionRow;
import io.sallyport.model.Subject;
import io.sallyport.model.SubjectCut;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** What must hold whoever comes first. Each race is run many times, because one that is lost rarely is lost. */
abstract class SessionRaceTests extends SessionDirectoryTests {
    /** How often a race of two is run. */
    protected int rounds() {
        return 200;
    }

    @Test
    void ofThirtyTwoRotationsOfOneGenerationExactlyOneIsTrue() {
        SessionRow session = signIn(TestSession.of("a", NOON));

        for (long generation = 0; generation < 8; generation++) {
            Generation expected = new Generation(generation);
            List<Boolean> outcomes =
                    Race.of(32, thread -> store.rotate(session.id(), expected, NOON.plusMillis(thread), NOON));

            assertThat(Collections.frequency(outcomes, true)).isEqualTo(1);
            SessionRow rotated = stored(session.id());
            assertThat(rotated.generation()).isEqualTo(expected.next());
            assertThat(rotated.rotatedAt()).isEqualTo(NOON.plusMillis(outcomes.indexOf(true)));
        }
    }

    @Test
    void aFirstSignInBesideRevokingAllNeverLeavesALiveOlderSession() {
        for (int round = 0; round < rounds(); round++) {
            raceASignIn(new Subject("subject" + round), "s" + round);
        }
    }

    @Test
    void aLaterSignInBesideRevokingAllNeverLeavesALiveOlderSession() {
        for (int round = 0; round < rounds(); round++) {
            raceASignIn(ALICE, "s" + round);
        }
    }

    @Test
    void aRotationBesideRevokingAllNeverLeavesALiveSession() {
        for (int round = 0; round < rounds(); round++) {
            Subject subject = new Subject("subject" + round);
            SessionRow session = signIn(TestSession.of("s" + round, NOON).ownedBy(subject.value()));

            boolean rotated =
                    raceOf(() -> store.rotate(session.id(), Generation.FIRST, NOON, NOON.plusSeconds(60)), subject);

            SessionRow left = stored(session.id());
            assertThat(left.revocation()).contains(because(RevocationReason.LOGOUT_ALL));
            assertThat(left.generation()).isEqualTo(rotated ? new Generation(1) : Generation.FIRST);
            assertThat(store.rotate(left.id(), left.generation(), NOON, NOON))
                    .as("rotated although all were revoked")
                    .isFalse();
        }
    }

    @Test
    void aRotationBesideARevocationKeepsBoth() {
        for (int round = 0; round < rounds(); round++) {
            SessionId session = signIn(TestSession.of("s" + round, NOON)).id();
            Instant idle = NOON.plusSeconds(60);

            List<Boolean> outcomes =
                    Race.<Boolean>between(List.of(() -> store.rotate(session, Generation.FIRST, NOON, idle), () -> {
                        store.revoke(session, because(RevocationReason.LOGOUT));
                        return true;
                    }));

            SessionRow left = stored(session);
            assertThat(left.revocation()).contains(because(RevocationReason.LOGOUT));
            assertThat(left.generation().number()).isEqualTo(outcomes.get(0) ? 1 : 0);
        }
    }

    @Test
    void sixteenFirstSignInsOfOneSubjectAllSucceed() {
        for (int round = 0; round < 10; round++) {
            String subject = "subject" + round;
            String prefix = "s" + round + "-";
            SubjectCut cut = store.cutOf(new Subject(subject));

            List<Boolean> outcomes = Race.of(
                    16,
                    thread -> store.insert(
                            TestSession.of(prefix + thread, NOON)
                                    .ownedBy(subject)
                                    .row(),
                            cut));

            assertThat(outcomes).doesNotContain(false);
            assertThat(store.sessionsOf(new Subject(subject))).hasSize(16);
        }
    }

    @Test
    void sixteenForcedLogoutsMoveTheCutSixteenTimes() {
        signIn(TestSession.of("a", NOON));

        List<List<SessionId>> ended =
                Race.of(16, thread -> store.revokeAll(ALICE, Optional.empty(), because(RevocationReason.LOGOUT_ALL)));

        assertThat(store.cutOf(ALICE).count()).isEqualTo(16);
        assertThat(ended).containsOnly(List.of(new SessionId("a")));
    }

    @Test
    void acknowledgementsAtOnceLeaveTheHighest() {
        SessionRow session = signIn(TestSession.of("a", NOON));

        Race.of(16, thread -> {
            store.acknowledge(session.id(), new Generation(thread));
            return thread;
        });

        assertThat(stored(session.id()).acknowledged()).isEqualTo(new Generation(15));
    }

    private void raceASignIn(Subject subject, String id) {
        SubjectCut cut = store.cutOf(subject);
        SessionRow session = TestSession.of(id, NOON).ownedBy(subject.value()).row();

        boolean inserted = raceOf(() -> store.insert(session, cut), subject);

        assertThat(store.sessionsOf(subject)).isEmpty();
        assertThat(store.find(session.id()).isPresent()).isEqualTo(inserted);
        assertThat(store.cutOf(subject).count()).isEqualTo(cut.count() + 1);
    }

    private boolean raceOf(Callable<Boolean> contender, Subject subject) {
        Callable<Boolean> forcedLogout = () -> {
            store.revokeAll(subject, Optional.empty(), because(RevocationReason.LOGOUT_ALL));
            return true;
        };
        return Race.between(List.of(contender, forcedLogout)).get(0);
    }
}
