package io.sallyport.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DenialTableTest {
    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

    private final DenialTable table = new DenialTable();

    @Test
    void anEmptyTableHoldsNothing() {
        assertThat(table.contains(0)).isFalse();
        assertThat(table.contains(1)).isFalse();
        assertThat(table.contains(-1)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, -1, Long.MIN_VALUE, Long.MAX_VALUE, 0xFFFF_FFFF_0000_0000L})
    void holdsWhatWasPutIntoIt(long hash) {
        table.put(hash, NOON);

        assertThat(table.contains(hash)).isTrue();
        assertThat(table.contains(hash ^ 2)).isFalse();
        assertThat(table.contains(0)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"-1, true", "0, true", "1, false"})
    void forgetsOnlyWhatIsPastItsTime(long nanos, boolean kept) {
        table.put(5, NOON);

        table.forgetBefore(NOON.plusNanos(nanos));

        assertThat(table.contains(5)).isEqualTo(kept);
    }

    @Test
    void aPartOfASecondCountsAsAWholeOne() {
        table.put(5, NOON.plusMillis(1));

        table.forgetBefore(NOON.plusSeconds(1));
        assertThat(table.contains(5)).isTrue();

        table.forgetBefore(NOON.plusMillis(1001));
        assertThat(table.contains(5)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2106-02-07T06:28:15Z", "2106-02-07T06:28:16Z", "2999-01-01T00:00:00Z"})
    void aTimeBeyondWhatFitsIsCutAndNotForgottenAtOnce(String until) {
        table.put(5, Instant.parse(until));

        table.forgetBefore(Instant.parse("2106-02-07T06:28:15Z"));

        assertThat(table.contains(5)).isTrue();
    }

    @Property(tries = 300)
    void answersAsAMapWould(@ForAll("changes") List<Change> changes) {
        DenialTable fresh = new DenialTable();
        Map<Long, Instant> model = new HashMap<>();

        for (Change change : changes) {
            if (change.forget()) {
                fresh.forgetBefore(change.time());
                model.values().removeIf(until -> until.isBefore(change.time()));
            } else {
                fresh.put(change.hash(), change.time());
                model.merge(change.hash(), change.time(), (one, other) -> one.isAfter(other) ? one : other);
            }
        }

        assertThat(changes)
                .allSatisfy(change ->
                        assertThat(fresh.contains(change.hash())).isEqualTo(model.containsKey(change.hash())));
    }

    record Change(boolean forget, long hash, Instant time) {}

    /** Hashes that begin in a few neighbouring places, the last of all among them. */
    @Provide
    Arbitrary<List<Change>> changes() {
        Arbitrary<Long> upper = Arbitraries.of(0L, 1L, 0x7FFF_FFFFL, 0xFFFF_FFFEL, 0xFFFF_FFFFL);
        Arbitrary<Long> hash =
                Combinators.combine(upper, Arbitraries.longs().between(1, 60)).as((high, low) -> high << 32 | low);
        Arbitrary<Instant> time = Arbitraries.longs().between(0, 50).map(NOON::plusSeconds);
        Arbitrary<Boolean> forget = Arbitraries.integers().between(0, 20).map(dice -> dice == 0);
        return Combinators.combine(forget, hash, time).as(Change::new).list().ofMaxSize(400);
    }

    @Test
    void whatOneThreadHasPutEveryThreadSees() throws Exception {
        int writes = 200_000;
        AtomicLong written = new AtomicLong();
        ExecutorService threads = Executors.newFixedThreadPool(3);
        Callable<Long> reader = () -> {
            long missed = 0;
            for (long seen = 0; seen < writes; seen = written.get()) {
                missed += seen > 0 && !table.contains(spread(seen)) ? 1 : 0;
            }
            return missed;
        };

        List<Future<Long>> readers = List.of(threads.submit(reader), threads.submit(reader));
        for (long i = 1; i <= writes; i++) {
            table.put(spread(i), NOON.plusSeconds(i % 7 == 0 ? 3600 : 60));
            written.set(i);
        }

        for (Future<Long> each : readers) {
            assertThat(each.get()).isZero();
        }
        threads.shutdown();
    }

    @Test
    void clearingHidesNothingThatStillCounts() throws Exception {
        int kept = 1000;
        IntStream.rangeClosed(1, kept).forEach(i -> table.put(spread(i), NOON.plusSeconds(3600)));
        ExecutorService thread = Executors.newSingleThreadExecutor();

        Future<?> clearing = thread.submit(() -> {
            for (int i = 1; i <= 2_000; i++) {
                table.put(spread(kept + i), NOON);
                table.forgetBefore(NOON.plusSeconds(1));
            }
        });

        while (!clearing.isDone()) {
            assertThat(IntStream.rangeClosed(1, kept).allMatch(i -> table.contains(spread(i))))
                    .isTrue();
        }
        clearing.get();
        thread.shutdown();
    }

    private static long spread(long i) {
        return i * 0x9E37_79B9_7F4A_7C15L;
    }
}
