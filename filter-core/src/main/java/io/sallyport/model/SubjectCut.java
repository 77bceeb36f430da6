package io.sallyport.model;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * How often all sessions of a subject were ended at once. A sign-in reads it before it checks the password; where it
 * has moved by the time the session is inserted, nothing is inserted.
 *
 * @param count 0 where it never happened
 * @param asOf the store's time at the read, cut to milliseconds
 */
public record SubjectCut(long count, Instant asOf) {
    public SubjectCut {
        asOf = asOf.truncatedTo(ChronoUnit.MILLIS);
    }
}
