package io.sallyport.benchmarks;

import io.sallyport.benchmarks.guard.Guard;
import io.sallyport.benchmarks.token.Algorithm;
import io.sallyport.benchmarks.token.TokenFiles;
import io.sallyport.benchmarks.token.Traffic;
import jakarta.servlet.Filter;
import java.util.ArrayList;
import java.util.List;

/** Shows, before anything is timed, that a guard admits what is good and refuses what is not: a wrong answer is fast. */
record Trial(Guard guard, Algorithm algorithm, TokenFiles files) {
    private static final int REFUSED = 401;

    /** Passes a guard that answers every kind of traffic rightly. */
    void hold() throws Exception {
        try (guard) {
            Filter filter = guard.start(files.key(algorithm));
            for (Traffic traffic : Traffic.values()) {
                // One key, whatever the token calls it: others may take it or not.
                if (guard.checksFingerprint() || traffic != Traffic.UNKNOWN_KEY) {
                    hold(key -> filter, traffic);
                }
            }
        }
    }

    private void hold(Guard started, Traffic traffic) throws Exception {
        try (Exchange exchange = new Exchange(started, files, algorithm, traffic)) {
            exchange.send();
            boolean admitted = exchange.application().admitted() == 1;
            boolean expected = !refusedBy().contains(traffic);
            boolean named = exchange.application().namesLength() > 0;
            if (admitted != expected || named != (admitted && guard.guards())) {
                throw new IllegalStateException(
                        guard.getClass().getSimpleName() + " with " + algorithm + " and " + traffic + ": admitted is "
                                + admitted + ", named is " + named + "; set it up so that it can be compared");
            }
            if (!admitted && exchange.status() != REFUSED) {
                throw new IllegalStateException(
                        guard.getClass().getSimpleName() + " answers " + traffic + " with " + exchange.status());
            }
        }
    }

    private List<Traffic> refusedBy() {
        List<Traffic> refused = new ArrayList<>();
        if (guard.guards()) {
            refused.addAll(List.of(Traffic.BAD_SHAPE, Traffic.BAD_SIGNATURE));
        }
        if (guard.readsClaims()) {
            refused.addAll(List.of(Traffic.EXPIRED, Traffic.WRONG_ALGORITHM));
        }
        if (guard.checksFingerprint()) {
            refused.addAll(List.of(Traffic.UNKNOWN_KEY, Traffic.NO_COOKIE, Traffic.WRONG_FINGERPRINT));
        }
        return refused;
    }
}
