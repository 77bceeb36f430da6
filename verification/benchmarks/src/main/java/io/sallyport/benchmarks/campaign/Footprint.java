package io.sallyport.benchmarks.campaign;

import io.sallyport.benchmarks.CachedTokens;
import io.sallyport.benchmarks.denylist.DeniedSessions;

/** How much of this process's heap a thing takes. */
final class Footprint {
    private Footprint() {}

    /** Bytes for each of so many denied sessions. */
    static double ofDenied(DeniedSessions.Kind kind, int entries) throws Exception {
        try (DeniedSessions denied = kind.make()) {
            long before = CachedTokens.used();
            DeniedSessions.fill(denied::deny, entries);
            double each = (CachedTokens.used() - before) / (double) entries;
            if (!denied.isDenied(DeniedSessions.token(DeniedSessions.name(0)))) {
                throw new IllegalStateException(kind + " forgot what was denied");
            }
            return each;
        }
    }
}
