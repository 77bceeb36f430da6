package io.sallyport.session;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What can happen next in the life of a session. */
enum Move {
    /** The owner's browser refreshes with what it holds. */
    OWNER_REFRESHES,
    /** The same; the answer never arrives. */
    ANSWER_IS_LOST,
    /** The same; the answer is on its way for a while. */
    ANSWER_IS_SLOW,
    /** The slow answer arrives and takes the place of what the browser holds. */
    ANSWER_ARRIVES,
    /** Another tab of the browser refreshes with what the browser holds; the request is on its way for a while. */
    REQUEST_IS_SLOW,
    /** The slow request arrives, with what the browser held when it was sent; so does its answer. */
    REQUEST_ARRIVES,
    /** The owner sends a request with the access token. */
    OWNER_USES,
    /** A thief copies all that the browser holds. */
    THIEF_COPIES,
    THIEF_REFRESHES,
    THIEF_USES,
    /** The node dies; another one goes on, which remembers nothing. */
    NODE_CRASHES,
    /** Five seconds pass. */
    MOMENT_PASSES,
    /** The grace window passes, and a millisecond. */
    GRACE_PASSES,
    /** The store's clock is set back by half a minute. */
    CLOCK_GOES_BACK;

    private static final Set<Move> TIME = EnumSet.of(MOMENT_PASSES, GRACE_PASSES, CLOCK_GOES_BACK);
    private static final Set<Move> ONCE = EnumSet.of(THIEF_COPIES, NODE_CRASHES, CLOCK_GOES_BACK);
    private static final Set<Move> ONCE_IN_A_ROW = EnumSet.of(OWNER_USES, THIEF_USES);

    /** Whether this can follow, and is not the same as something shorter. */
    boolean canFollow(List<Move> before) {
        boolean repeats = !before.isEmpty() && before.get(before.size() - 1) == this;
        boolean afterTime = !before.isEmpty() && TIME.contains(before.get(before.size() - 1));
        if ((ONCE.contains(this) && before.contains(this)) || (ONCE_IN_A_ROW.contains(this) && repeats)) {
            return false;
        }
        if (TIME.contains(this) && afterTime && !(this == MOMENT_PASSES && repeats)) {
            return false;
        }
        return switch (this) {
            case THIEF_REFRESHES, THIEF_USES -> before.contains(THIEF_COPIES);
            case ANSWER_IS_SLOW -> onTheWay(before, ANSWER_IS_SLOW, ANSWER_ARRIVES) == 0;
            case ANSWER_ARRIVES -> onTheWay(before, ANSWER_IS_SLOW, ANSWER_ARRIVES) == 1;
            case REQUEST_IS_SLOW -> onTheWay(before, REQUEST_IS_SLOW, REQUEST_ARRIVES) == 0;
            case REQUEST_ARRIVES -> onTheWay(before, REQUEST_IS_SLOW, REQUEST_ARRIVES) == 1;
            default -> true;
        };
    }

    private static int onTheWay(List<Move> moves, Move sent, Move arrived) {
        return Collections.frequency(moves, sent) - Collections.frequency(moves, arrived);
    }
}
