package io.sallyport.internal.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpiryQueueTest {
    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

    private final ExpiryQueue<String> queue = new ExpiryQueue<>();
    private final List<String> dropped = new ArrayList<>();

    @Test
    void dropsFromTheInstantOn() {
        queue.add("a", NOON);

        queue.dropForgettable(NOON.minusNanos(1), dropped::add);
        assertThat(dropped).isEmpty();
        queue.dropForgettable(NOON, dropped::add);
        assertThat(dropped).containsExactly("a");
    }

    @Test
    void dropsTheEarliestFirstWhateverCameFirst() {
        queue.add("late", NOON.plusSeconds(2));
        queue.add("early", NOON);
        queue.add("later", NOON.plusSeconds(3));

        queue.dropForgettable(NOON.plusSeconds(2), dropped::add);

        assertThat(dropped).containsExactly("early", "late");
    }

    @Test
    void dropsAFewAtOnceAndTheRestLater() {
        for (int i = 0; i < 40; i++) {
            queue.add("n" + i, NOON);
        }

        queue.dropForgettable(NOON, dropped::add);
        assertThat(dropped).hasSize(32);
        queue.dropForgettable(NOON, dropped::add);
        assertThat(dropped).hasSize(40).doesNotHaveDuplicates();
    }
}
