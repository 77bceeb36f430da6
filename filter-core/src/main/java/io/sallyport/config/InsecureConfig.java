package io.sallyport.config;

/**
 * Every setting that weakens security; each is false unless said otherwise, and said aloud at each start.
 *
 * @param cookies cookies without prefix and {@code Secure}, on loopback only
 * @param demoUsers {@code alice}, {@code bob} and {@code admin} with a published password, on loopback only
 * @param plainKeys private keys unencrypted in a shared store
 */
public record InsecureConfig(boolean cookies, boolean demoUsers, boolean plainKeys) {}
