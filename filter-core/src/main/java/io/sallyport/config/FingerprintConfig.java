package io.sallyport.config;

/**
 * The fingerprint.
 *
 * @param required whether a token is worthless without its cookie
 * @param claim the claim that carries the hash
 */
public record FingerprintConfig(boolean required, ClaimPath claim) {}
