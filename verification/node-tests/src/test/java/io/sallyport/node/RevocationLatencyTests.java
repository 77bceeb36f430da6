package io.sallyport.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** How soon a node obeys a revocation that another one confirmed, and what an ordinary request asks of the store. */
abstract class RevocationLatencyTests {
    private static final int SAMPLES = Thoroughness.number("nodes.latency.samples");
    private static final Duration BOUND = Duration.ofSeconds(1);
    private static final long LONGEST_PAUSE_MILLIS = 400;
    private static final int REQUESTS = 100;

    abstract SharedStore emptyStore();

    @Test
    void aRevocationIsObeyedElsewhereWithinASecond(TestReporter reporter) {
        try (SharedStore store = emptyStore();
                Node one = Node.start(store.settings());
                Node other = Node.start(store.settings())) {
            List<Duration> latencies = new ArrayList<>();
            SplittableRandom moments = new SplittableRandom(1);
            for (int sample = 0; sample < SAMPLES; sample++) {
                Held held = one.client().signIn("u" + sample).held();
                assertThat(other.client().open(held).status()).isEqualTo(200);
                // Otherwise each revocation would come at the same moment between two polls.
                Await.pause(Duration.ofMillis(moments.nextLong(LONGEST_PAUSE_MILLIS)));
                latencies.add(latency(one.client(), other.client(), held));
            }
            Collections.sort(latencies);
            reporter.publishEntry("revocation latency", figures(latencies));

            assertThat(latencies.get(latencies.size() - 1))
                    .as(figures(latencies))
                    .isLessThan(BOUND);
        }
    }

    @Test
    void anOrdinaryRequestAsksNoStore() {
        try (SharedStore store = emptyStore();
                Node node = Node.start(store.settings())) {
            Held held = node.client().signIn("u0").held();
            long before = node.client().storeCalls();

            for (int request = 0; request < REQUESTS; request++) {
                assertThat(node.client().open(held).status()).isEqualTo(200);
            }

            assertThat(before)
                    .as("calls of the sign-in, which prove that calls are counted")
                    .isPositive();
            assertThat(node.client().storeCalls() - before).isZero();
        }
    }

    /** From the confirmation on one node to the first refusal on the other. */
    private static Duration latency(Client one, Client other, Held held) {
        assertThat(one.signOut(held).brief()).isEqualTo("204");
        long confirmed = System.nanoTime();
        Await.until("the other node obeyed", () -> other.open(held).brief().equals("401 session_revoked"));
        return Duration.ofNanos(System.nanoTime() - confirmed);
    }

    private static String figures(List<Duration> sorted) {
        return String.format(
                Locale.ROOT,
                "median %d ms, worst %d ms of %d",
                sorted.get(sorted.size() / 2).toMillis(),
                sorted.get(sorted.size() - 1).toMillis(),
                sorted.size());
    }
}
