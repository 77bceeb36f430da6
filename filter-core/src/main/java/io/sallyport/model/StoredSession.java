package io.sallyport.model;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A session as it was read, with the store's own time: nodes whose clocks differ then judge grace and expiry alike.
 *
 * @param row the session
 * @param asOf the store's time at the read, cut to milliseconds
 */
public record StoredSession(SessionRow row, Instant asOf) {
    public StoredSession {
        asOf = asOf.truncatedTo(ChronoUnit.MILLIS);
    }
}
