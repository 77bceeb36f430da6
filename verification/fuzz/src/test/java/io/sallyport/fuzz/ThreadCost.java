package io.sallyport.fuzz;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/** What one call costs the thread that makes it. */
final class ThreadCost {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final Duration MOST = Duration.ofMillis(50);
    /** Once may be the compiler's or the collector's doing. */
    private static final int CHANCES = 5;

    private ThreadCost() {}

    /** Makes a call, and makes it again where it was slow: it fails if it is slow each time. */
    static void requireLittle(Runnable call) {
        Duration last = Duration.ZERO;
        for (int chance = 0; chance < CHANCES; chance++) {
            long start = THREADS.getCurrentThreadCpuTime();
            call.run();
            last = Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start);
            if (last.compareTo(MOST) < 0) {
                return;
            }
        }
        throw new AssertionError(
                "one input took " + last.toMillis() + " ms of CPU time, " + CHANCES + " times one after the other");
    }
}
