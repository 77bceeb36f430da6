package io.sallyport.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock in UTC that stands still until it is told to move. Safe for many threads. */
public final class SteppingClock extends Clock {
    private Instant now;

    /** Stands at {@code start}. */
    public SteppingClock(Instant start) {
        now = start;
    }

    /** Moves on; a negative duration moves back, as a corrected clock does. */
    public synchronized void advance(Duration step) {
        now = now.plus(step);
    }

    /** Moves to an instant. */
    public synchronized void moveTo(Instant instant) {
        now = instant;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("SteppingClock knows UTC only: it tells instants");
    }
}
