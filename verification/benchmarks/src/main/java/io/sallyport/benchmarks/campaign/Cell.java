package io.sallyport.benchmarks.campaign;

import io.sallyport.benchmarks.guard.Contestant;
import io.sallyport.benchmarks.token.Algorithm;
import io.sallyport.benchmarks.token.Traffic;

/**
 * One thing that is measured in-process.
 *
 * @param contestant who guards
 * @param algorithm what tokens are signed with
 * @param traffic what is sent
 */
record Cell(Contestant contestant, Algorithm algorithm, Traffic traffic) {
    /** Denied sessions while one token comes again and again; where the guard starts anew they would cost the start. */
    int denied() {
        return traffic == Traffic.WARM && contestant == Contestant.SALLYPORT ? 1_000_000 : 0;
    }
}
