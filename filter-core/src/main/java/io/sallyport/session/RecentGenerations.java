package io.sallyport.session;

import io.sallyport.model.Generation;
import io.sallyport.model.SessionId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The highest generation that was seen of each session, for some hundred thousand sessions that were seen last. Two maps
 * take turns: when the younger is full it becomes the older, and what the older held is forgotten. What is found in the
 * older moves to the younger, so that no session in use is ever taken for a new one. Safe for use by many threads; a
 * look-up takes no lock.
 */
final class RecentGenerations {
    private final int half;
    private volatile Turn turn = new Turn(new ConcurrentHashMap<>());

    RecentGenerations(int most) {
        this.half = most / 2;
    }

    private static final class Turn {
        private final Map<SessionId, Generation> younger = new ConcurrentHashMap<>();
        private final Map<SessionId, Generation> older;

        Turn(Map<SessionId, Generation> older) {
            this.older = older;
        }
    }

    /** The highest generation of a session, or its first where none was seen. */
    Generation highest(SessionId session) {
        Turn now = turn;
        @Nullable Generation known = now.younger.get(session);
        if (known != null) {
            return known;
        }
        @Nullable Generation before = now.older.get(session);
        if (before == null) {
            return Generation.FIRST;
        }
        remember(session, before);
        return before;
    }

    /** Tells whether a generation is higher than all before: of any number of callers at once, one gets true. */
    boolean isNews(SessionId session, Generation generation) {
        return generation.compareTo(highest(session)) > 0 && remember(session, generation);
    }

    private boolean remember(SessionId session, Generation generation) {
        if (turn.younger.size() >= half) {
            takeTurns(turn);
        }
        Map<SessionId, Generation> younger = turn.younger;
        @Nullable Generation known = younger.putIfAbsent(session, generation);
        while (known != null && generation.compareTo(known) > 0) {
            if (younger.replace(session, known, generation)) {
                return true;
            }
            known = younger.putIfAbsent(session, generation);
        }
        return known == null;
    }

    private synchronized void takeTurns(Turn full) {
        if (turn == full && full.younger.size() >= half) {
            turn = new Turn(full.younger);
        }
    }
}
