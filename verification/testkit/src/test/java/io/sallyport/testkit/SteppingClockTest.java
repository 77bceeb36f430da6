package io.sallyport.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SteppingClockTest {
    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

    private final SteppingClock clock = new SteppingClock(NOON);

    @Test
    void standsStill() {
        assertThat(clock.instant()).isEqualTo(NOON).isEqualTo(clock.instant());
    }

    @Test
    void movesByAStep() {
        clock.advance(Duration.ofSeconds(5));

        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(5));
    }

    @Test
    void movesToAnInstant() {
        clock.moveTo(NOON.minusSeconds(1));

        assertThat(clock.millis()).isEqualTo(NOON.toEpochMilli() - 1000);
    }
}
