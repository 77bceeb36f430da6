package io.sallyport.benchmarks;

import io.sallyport.benchmarks.guard.Contestant;
import io.sallyport.benchmarks.token.Algorithm;
import io.sallyport.benchmarks.token.TokenFiles;
import io.sallyport.benchmarks.token.Traffic;

/** How much of the heap a token takes that our filter remembers. */
public final class CachedTokens {
    private static final int COLLECTIONS = 3;

    /** With those before, half of what is remembered by default: all of it, whatever is thrown out first. */
    private static final int MEASURED = 4_000;

    private CachedTokens() {}

    /** Sends as many as are remembered for sure, and returns the bytes that stay for each. */
    public static double bytesEach(TokenFiles files) throws Exception {
        try (Exchange exchange =
                new Exchange(Contestant.SALLYPORT.guard(0), files, Algorithm.RS256, Traffic.COLD, false)) {
            // What is made once, for the first tokens, is no part of what each takes.
            send(exchange, MEASURED / 4);
            long before = used();
            send(exchange, MEASURED);
            double each = (used() - before) / (double) MEASURED;
            if (exchange.application().admitted() != MEASURED + MEASURED / 4) {
                throw new IllegalStateException("not all tokens were admitted");
            }
            return each;
        }
    }

    private static void send(Exchange exchange, int tokens) throws Exception {
        for (int i = 0; i < tokens; i++) {
            exchange.send();
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
