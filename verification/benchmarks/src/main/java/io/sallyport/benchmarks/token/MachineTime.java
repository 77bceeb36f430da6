package io.sallyport.benchmarks.token;

import java.time.Clock;

/** The one place where the time comes from: other guards know no other, so tokens must be good by it. */
public final class MachineTime {
    private MachineTime() {}

    /** The machine's clock. */
    @SuppressForbidden("the one place where the clock comes from")
    public static Clock clock() {
        return Clock.systemUTC();
    }
}
