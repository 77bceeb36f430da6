package io.sallyport.session;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Tells the operator, once each time, that the deny-list has not been read for half of what is allowed, that it is too
 * old, and that it can be read again. Safe for use by many threads.
 */
final class LagAlarm {
    private static final Logger LOG = System.getLogger(DenyListFollower.class.getName());

    private final Duration longest;
    private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.QUIET);

    LagAlarm(Duration longest) {
        this.longest = longest;
    }

    private enum Stage {
        QUIET,
        LATE,
        TOO_LATE
    }

    /** From here on {@link #lagging} has something to tell. */
    long quietMillis() {
        return longest.toMillis() / 2;
    }

    /** Takes note of a lag; {@code why} is the last failure, which a store that hangs does not give. */
    void lagging(Duration lag, Optional<Throwable> why) {
        Stage reached = stageOf(lag);
        Stage before = stage.getAndAccumulate(reached, (one, other) -> one.compareTo(other) >= 0 ? one : other);
        if (reached.compareTo(before) > 0) {
            tell(reached, lag, why);
        }
    }

    /** Takes note that there is none any more. */
    void over() {
        if (stage.getAndSet(Stage.QUIET) != Stage.QUIET) {
            LOG.log(Level.INFO, "the deny-list can be read again");
        }
    }

    private Stage stageOf(Duration lag) {
        if (lag.compareTo(longest) > 0) {
            return Stage.TOO_LATE;
        }
        return lag.toMillis() > quietMillis() ? Stage.LATE : Stage.QUIET;
    }

    private void tell(Stage reached, Duration lag, Optional<Throwable> why) {
        Level level = reached == Stage.TOO_LATE ? Level.ERROR : Level.WARNING;
        String what = "the deny-list has not been read for " + lag
                + (reached == Stage.TOO_LATE
                        ? ": requests get 503 until it can be read again"
                        : ": from " + longest + " on requests get 503");
        why.ifPresentOrElse(cause -> LOG.log(level, what, cause), () -> LOG.log(level, what));
    }
}
