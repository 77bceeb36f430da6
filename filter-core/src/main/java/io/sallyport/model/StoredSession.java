package io.sallyport.model;

import java.time.Instant;

/**
 * A session as it was read, with the store's own time: nodes whose clocks differ then judge grace and expiry alike.
 *
 * @param row the session
 * @param asOf the store's time at the read, in milliseconds
 */
public record StoredSession(SessionRow row, Instant asOf) {}
