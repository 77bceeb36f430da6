package io.sallyport.node;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what another process or thread does. */
final class Await {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final long STEP_MILLIS = 5;

    private Await() {}

    /** Waits until {@code condition} holds; fails after half a minute. */
    static void until(String what, BooleanSupplier condition) {
        until(what, LONGEST, condition);
    }

    /** Waits until {@code condition} holds; fails after {@code longest}. */
    static void until(String what, Duration longest, BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > longest.toNanos()) {
                throw new AssertionError("waited " + longest + " in vain until " + what);
            }
            pause(Duration.ofMillis(STEP_MILLIS));
        }
    }

    /** Lets time pass where time itself is what is tested. */
    static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
