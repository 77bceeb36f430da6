package io.sallyport.model;

import java.time.Instant;

/**
 * That a session was ended, when and why.
 *
 * @param at when
 * @param reason why
 */
public record Revocation(Instant at, RevocationReason reason) {}
