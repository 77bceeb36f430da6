package io.sallyport.benchmarks;

import io.sallyport.benchmarks.guard.Contestant;
import io.sallyport.benchmarks.token.Algorithm;
import io.sallyport.benchmarks.token.TokenFiles;
import io.sallyport.benchmarks.token.Traffic;

/** How much of the heap a token takes that our filter remembers. */
public final class CachedTokens {
    private static final int COLLECTIONS = 3;

    private CachedTokens() {}

    /** Sends all tokens once, and returns the bytes that stay for each. */
    public static double bytesEach(TokenFiles files) throws Exception {
        try (Exchange exchange =
                new Exchange(Contestant.SALLYPORT.guard(0), files, Algorithm.RS256, Traffic.COLD, false)) {
            exchange.send();
            long before = used();
            for (int i = 1; i < exchange.tokens(); i++) {
                exchange.send();
            }
            return (used() - before) / (double) (exchange.tokens() - 1);
        }
    }

    /** Bytes of this process's heap in use after what is garbage has gone. */
    public static long used() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < COLLECTIONS; i++) {
            runtime.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
