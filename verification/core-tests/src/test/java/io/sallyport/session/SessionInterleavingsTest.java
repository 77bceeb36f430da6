package io.sallyport.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every order in which a few things can happen to a session, and long lives of many at random: what the service answers
 * is what the contract says, an owner alone is never signed out, a thief and an owner who both go on end in revocation,
 * of each generation one token leads on, and nothing that was revoked comes back.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SessionInterleavingsTest {
    /** How many moves; each more takes ten times as long. */
    private static final int DEPTH = Integer.getInteger("session-model.depth", 4);

    private static final int LONG_LIFE = 60;
    private static final int LONG_LIVES = 2_000;

    private static final List<Move> ALL = List.of(Move.values());

    private final SessionNodes nodes = new SessionNodes();
    private int lives;
    private int thefts;

    @AfterAll
    void endThreads() {
        nodes.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everyOrderOfAFewMovesEndsAsItMust(boolean acknowledgementsAreWritten) {
        explore(new ArrayList<>(), acknowledgementsAreWritten);

        assertThat(lives).isGreaterThan(5_000);
        assertThat(thefts).isGreaterThan(1_000);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aLongLifeEndsAsItMust(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        SessionLife life = new SessionLife(nodes, random.nextBoolean());
        List<Move> moves = new ArrayList<>();
        for (int i = 0; i < LONG_LIFE; i++) {
            Move move = ALL.get(random.nextInt(ALL.size()));
            if (move.canFollow(moves)) {
                moves.add(move);
                life.live(move);
            }
        }
        end(life);
    }

    static List<Long> seeds() {
        return new SplittableRandom(20261124).longs(LONG_LIVES).boxed().toList();
    }

    /** Ten tabs of a browser that wakes up: their answers were lost, one gets its own before the others have asked. */
    @Test
    void tabsThatComeBackAtOnceAreAllServed() {
        SessionLife life = new SessionLife(nodes, true);

        life.live(Move.ANSWER_IS_LOST);
        life.live(Move.GRACE_PASSES);
        life.live(Move.REQUEST_IS_SLOW);
        life.live(Move.OWNER_REFRESHES);
        life.live(Move.OWNER_USES);
        life.live(Move.OWNER_REFRESHES);
        life.live(Move.REQUEST_ARRIVES);

        life.ownerGoesOn();
    }

    @Test
    void aMoveThatTheStoryDoesNotAllowIsLeftOut() {
        assertThat(Move.THIEF_REFRESHES.canFollow(List.of(Move.OWNER_USES))).isFalse();
        assertThat(Move.THIEF_REFRESHES.canFollow(List.of(Move.THIEF_COPIES))).isTrue();
        assertThat(Move.ANSWER_ARRIVES.canFollow(List.of())).isFalse();
        assertThat(Move.MOMENT_PASSES.canFollow(List.of(Move.MOMENT_PASSES))).isTrue();
        assertThat(Move.GRACE_PASSES.canFollow(List.of(Move.MOMENT_PASSES))).isFalse();
    }

    private void explore(List<Move> moves, boolean acknowledgementsAreWritten) {
        if (moves.size() == DEPTH) {
            SessionLife life = new SessionLife(nodes, acknowledgementsAreWritten);
            moves.forEach(life::live);
            end(life);
            return;
        }
        for (Move move : Move.values()) {
            if (move.canFollow(moves)) {
                moves.add(move);
                explore(moves, acknowledgementsAreWritten);
                moves.remove(moves.size() - 1);
            }
        }
    }

    private void end(SessionLife life) {
        lives++;
        if (life.hasThief()) {
            thefts++;
            life.bothGoOn();
        } else {
            life.ownerGoesOn();
        }
    }
}
