package io.sallyport.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.model.FingerprintHash;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Attack row G20: whether the time of a comparison tells how much of a guess is right, judged by Welch's t-test over
 * interleaved measurements (dudect). A statistic on a busy machine is wrong now and then, so this is no test of every
 * build: it is run by name, and of three attempts the best one counts.
 */
class FingerprintTimingStatistic {
    private static final int MEASUREMENTS = 100_000;
    private static final int COMPARISONS = 8;
    private static final int ATTEMPTS = 3;
    private static final double LIMIT = 4.5;
    private static final Fingerprint COOKIE = new Fingerprint("A".repeat(43));
    private static final String HASH = COOKIE.hash().value();

    @Test
    void g20TakesAsLongForANearMissAsForNone() {
        assertThat(best(COOKIE::matches)).isLessThan(LIMIT);
    }

    /** Without this nobody knew whether the statistic can see anything. */
    @Test
    void findsAComparisonThatStopsAtTheFirstDifference() {
        assertThat(best(FingerprintTimingStatistic::matchesFromTheLeft)).isGreaterThan(LIMIT);
    }

    private static boolean matchesFromTheLeft(FingerprintHash expected) {
        String actual = COOKIE.hash().value();
        for (int i = 0; i < actual.length(); i++) {
            if (actual.charAt(i) != expected.value().charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static double best(Predicate<FingerprintHash> comparison) {
        tValue(comparison, 1);
        return IntStream.rangeClosed(1, ATTEMPTS)
                .mapToDouble(seed -> tValue(comparison, seed))
                .min()
                .orElseThrow();
    }

    private static double tValue(Predicate<FingerprintHash> comparison, int seed) {
        FingerprintHash[] guesses = {guess(0), guess(42)};
        boolean[] isNear = new boolean[MEASUREMENTS];
        long[] nanos = new long[MEASUREMENTS];
        Random random = new Random(seed);
        for (int i = 0; i < MEASUREMENTS; i++) {
            isNear[i] = random.nextBoolean();
            nanos[i] = time(comparison, guesses[isNear[i] ? 1 : 0]);
        }
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return tValue(nanos, isNear, sorted[MEASUREMENTS * 9 / 10]);
    }

    private static long time(Predicate<FingerprintHash> comparison, FingerprintHash guess) {
        int matches = 0;
        long start = System.nanoTime();
        for (int i = 0; i < COMPARISONS; i++) {
            matches += comparison.test(guess) ? 1 : 0;
        }
        long end = System.nanoTime();
        assertThat(matches).isZero();
        return end - start;
    }

    /** What took longer than the limit was disturbed from outside. */
    private static double tValue(long[] nanos, boolean[] isNear, long limit) {
        double[][] sums = new double[2][3];
        for (int i = 0; i < nanos.length; i++) {
            if (nanos[i] <= limit) {
                double[] sum = sums[isNear[i] ? 1 : 0];
                sum[0]++;
                sum[1] += nanos[i];
                sum[2] += (double) nanos[i] * nanos[i];
            }
        }
        double error = Math.sqrt(variance(sums[0]) / sums[0][0] + variance(sums[1]) / sums[1][0]);
        return Math.abs(sums[0][1] / sums[0][0] - sums[1][1] / sums[1][0]) / error;
    }

    private static double variance(double[] sum) {
        return (sum[2] - sum[1] * sum[1] / sum[0]) / (sum[0] - 1);
    }

    /** A hash of which so many characters from the left are right and the others are not. */
    private static FingerprintHash guess(int right) {
        StringBuilder guess = new StringBuilder(HASH.substring(0, right));
        HASH.chars().skip(right).forEach(c -> guess.append(c == 'A' ? 'B' : 'A'));
        return new FingerprintHash(guess.toString());
    }
}
