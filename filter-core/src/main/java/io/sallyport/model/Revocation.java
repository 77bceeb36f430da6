package io.sallyport.model;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * That a session was ended, when and why.
 *
 * @param at when, cut to milliseconds
 * @param reason why
 */
public record Revocation(Instant at, RevocationReason reason) {
    public Revocation {
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }
}
