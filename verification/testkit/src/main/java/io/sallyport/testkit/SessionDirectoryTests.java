package io.sallyport.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.model.RevocationReason;
import io.sallyport.model.SessionId;
import io.sallyport.model.SessionRow;
import io.sallyport.model.Subject;
import io.sallyport.model.SubjectCut;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Listing and ending the sessions of a subject. */
abstract class SessionDirectoryTests extends SessionStoreTests {
    @Test
    void theCutOfAnUnknownSubjectIsZeroAtTheStoresTime() {
        assertThat(store.cutOf(ALICE)).isEqualTo(new SubjectCut(0, NOON));
    }

    @Test
    void listsTheSessionsOfASubjectNewestFirst() {
        SessionRow older = signIn(TestSession.of("b", NOON.minusSeconds(1)));
        SessionRow newer = signIn(TestSession.of("a", NOON));
        signIn(TestSession.of("c", NOON).ownedBy("bob"));

        assertThat(store.sessionsOf(ALICE)).containsExactly(newer, older);
    }

    @Test
    void listsNoRevokedSession() {
        SessionRow session = signIn(TestSession.of("a", NOON));

        store.revoke(session.id(), because(RevocationReason.LOGOUT));

        assertThat(store.sessionsOf(ALICE)).isEmpty();
    }

    @Test
    void listsASessionUntilItsIdleExpiry() {
        signIn(TestSession.of("a", NOON).expiring(NOON.plusMillis(2), NOON.plusMillis(9)));

        clock.moveTo(NOON.plusMillis(1));
        assertThat(store.sessionsOf(ALICE)).hasSize(1);
        clock.moveTo(NOON.plusMillis(2));
        assertThat(store.sessionsOf(ALICE)).isEmpty();
        clock.moveTo(NOON.plusMillis(3));
        assertThat(store.sessionsOf(ALICE)).isEmpty();
    }

    @Test
    void listsASessionUntilItsAbsoluteExpiry() {
        signIn(TestSession.of("a", NOON).expiring(NOON.plusMillis(9), NOON.plusMillis(2)));

        clock.moveTo(NOON.plusMillis(1));
        assertThat(store.sessionsOf(ALICE)).hasSize(1);
        clock.moveTo(NOON.plusMillis(2));
        assertThat(store.sessionsOf(ALICE)).isEmpty();
        clock.moveTo(NOON.plusMillis(3));
        assertThat(store.sessionsOf(ALICE)).isEmpty();
    }

    @Test
    void theFirstRevocationStays() {
        SessionRow session = signIn(TestSession.of("a", NOON));

        store.revoke(session.id(), because(RevocationReason.REFRESH_REUSED));
        store.revoke(session.id(), because(RevocationReason.LOGOUT));
        store.revokeAll(ALICE, Optional.empty(), because(RevocationReason.LOGOUT_ALL));

        assertThat(stored(session.id())).isEqualTo(session.revoked(because(RevocationReason.REFRESH_REUSED)));
    }

    @Test
    void revokingAnUnknownSessionIsIgnored() {
        store.revoke(new SessionId("nobody"), because(RevocationReason.LOGOUT));

        assertThat(store.find(new SessionId("nobody"))).isEmpty();
    }

    @Test
    void revokingAllEndsEverySessionOfThatSubjectOnly() {
        SessionRow first = signIn(TestSession.of("a", NOON));
        SessionRow second = signIn(TestSession.of("b", NOON));
        SessionRow other = signIn(TestSession.of("c", NOON).ownedBy("bob"));

        List<SessionId> ended = store.revokeAll(ALICE, Optional.empty(), because(RevocationReason.LOGOUT_ALL));

        assertThat(ended).containsExactlyInAnyOrder(first.id(), second.id());
        assertThat(stored(first.id())).isEqualTo(first.revoked(because(RevocationReason.LOGOUT_ALL)));
        assertThat(stored(second.id())).isEqualTo(second.revoked(because(RevocationReason.LOGOUT_ALL)));
        assertThat(stored(other.id())).isEqualTo(other);
    }

    @Test
    void revokingAllLeavesTheKeptSession() {
        SessionRow kept = signIn(TestSession.of("a", NOON));
        SessionRow other = signIn(TestSession.of("b", NOON));

        List<SessionId> ended =
                store.revokeAll(ALICE, Optional.of(kept.id()), because(RevocationReason.PASSWORD_CHANGED));

        assertThat(ended).containsExactly(other.id());
        assertThat(store.sessionsOf(ALICE)).containsExactly(kept);
    }

    @Test
    void revokingAllReturnsSessionsThatWereRevokedEarlier() {
        SessionRow revoked = signIn(TestSession.of("a", NOON));
        store.revoke(revoked.id(), because(RevocationReason.LOGOUT));

        assertThat(store.revokeAll(ALICE, Optional.empty(), because(RevocationReason.LOGOUT_ALL)))
                .containsExactly(revoked.id());
        assertThat(store.revokeAll(ALICE, Optional.empty(), because(RevocationReason.LOGOUT_ALL)))
                .containsExactly(revoked.id());
    }

    @Test
    void revokingAllReturnsAnIdleSessionUntilItsAbsoluteExpiry() {
        SessionRow session = signIn(TestSession.of("a", NOON).expiring(NOON, NOON.plusMillis(2)));

        clock.moveTo(NOON.plusMillis(1));
        assertThat(store.revokeAll(ALICE, Optional.empty(), because(RevocationReason.LOGOUT_ALL)))
                .containsExactly(session.id());
        clock.moveTo(NOON.plusMillis(2));
        assertThat(store.revokeAll(ALICE, Optional.empty(), because(RevocationReason.LOGOUT_ALL)))
                .isEmpty();
    }

    @Test
    void revokingAllMovesTheCutOfThatSubjectOnly() {
        store.revokeAll(ALICE, Optional.empty(), because(RevocationReason.LOGOUT_ALL));
        store.revokeAll(ALICE, Optional.empty(), because(RevocationReason.LOGOUT_ALL));

        assertThat(store.cutOf(ALICE).count()).isEqualTo(2);
        assertThat(store.cutOf(new Subject("bob")).count()).isZero();
    }

    @Test
    void aSignInThatReadTheOlderCutStoresNothing() {
        SubjectCut older = store.cutOf(ALICE);
        store.revokeAll(ALICE, Optional.empty(), because(RevocationReason.LOGOUT_ALL));
        SessionRow session = TestSession.of("a", NOON).row();

        assertThat(store.insert(session, older))
                .as("inserted with an older cut")
                .isFalse();

        assertThat(store.find(session.id())).isEmpty();
        assertThat(store.insert(session, store.cutOf(ALICE)))
                .as("inserted with the cut of now")
                .isTrue();
    }

    @Test
    void theTimeOfTheCutDoesNotMatter() {
        SubjectCut cut = store.cutOf(ALICE);
        clock.advance(Duration.ofSeconds(5));

        assertThat(store.insert(TestSession.of("a", NOON).row(), cut))
                .as("inserted with a cut that has not moved")
                .isTrue();
    }

    @Test
    void subjectsAreComparedToTheLetter() {
        for (String subject : List.of("anna", "Anna", "anna ", "a\u0301nna", "\u00e1nna")) {
            signIn(TestSession.of("s" + Integer.toHexString(subject.hashCode()), NOON)
                    .ownedBy(subject));
        }

        assertThat(store.sessionsOf(new Subject("anna"))).hasSize(1);
        assertThat(store.revokeAll(new Subject("Anna"), Optional.empty(), because(RevocationReason.LOGOUT_ALL)))
                .hasSize(1);
        assertThat(store.sessionsOf(new Subject("anna "))).hasSize(1);
    }
}
