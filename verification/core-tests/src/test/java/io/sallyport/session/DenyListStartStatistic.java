package io.sallyport.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.config.DenyListConfig;
import io.sallyport.model.Denial;
import io.sallyport.model.DenyChanges;
import io.sallyport.model.SessionId;
import io.sallyport.model.Subject;
import io.sallyport.model.TokenReference;
import io.sallyport.spi.DenyFeed;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What it costs to start beside a long deny-list, without what the store itself takes. Run by .ci/nightly. */
class DenyListStartStatistic {
    private static final DenyListConfig CONFIG = new DenyListConfig(Duration.ofMinutes(1), Duration.ofMinutes(10));

    private final Clock clock = Clock.systemUTC();
    private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();

    @ParameterizedTest
    @ValueSource(ints = {1_000_000, 10_000_000})
    void aNodeKnowsAllBeforeItAnswersAndKeepsSomeTwentyBytesOfEach(int entries) {
        long before = used();
        long start = System.nanoTime();

        try (DenyListFollower list = new DenyListFollower(new Counted(entries), CONFIG, clock, "statistic")) {
            Duration time = Duration.ofNanos(System.nanoTime() - start);
            long bytes = used() - before;

            System.out.println("deny-list: " + entries + " entries read in " + time.toMillis() + " ms, " + bytes
                    + " bytes kept, " + bytes / entries + " an entry");
            assertThat(list.status().entries()).isEqualTo(entries);
            assertThat(list.isDenied(session(1))).isTrue();
            assertThat(list.isDenied(session(entries))).isTrue();
            assertThat(list.isDenied(session(entries + 1L))).isFalse();
            assertThat(bytes / entries).isLessThan(24);
        }
    }

    private long used() {
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }

    private static TokenReference session(long number) {
        return new TokenReference("iss", new Subject("alice"), Optional.of(name(number)), Optional.empty());
    }

    private static SessionId name(long number) {
        return new SessionId("session-" + number);
    }

    /** Makes its entries as they are asked for. */
    private final class Counted implements DenyFeed {
        private final int entries;
        private final Instant until = clock.instant().plus(Duration.ofHours(1));

        Counted(int entries) {
            this.entries = entries;
        }

        @Override
        public long append(Denial denial) {
            throw new UnsupportedOperationException("nothing is added here");
        }

        @Override
        public DenyChanges since(long revision) {
            throw new UnsupportedOperationException("nobody asks for millions at once");
        }

        @Override
        public DenyChanges since(long revision, int atMost) {
            long last = Math.min(entries, revision + atMost);
            List<Denial> page = LongStream.rangeClosed(revision + 1, last)
                    .<Denial>mapToObj(number -> new Denial.OfSession("iss", name(number), until))
                    .toList();
            return new DenyChanges(last, page);
        }
    }
}
