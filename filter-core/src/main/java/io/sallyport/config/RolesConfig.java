package io.sallyport.config;

/**
 * The roles in a token.
 *
 * @param claim the claim that carries them
 */
public record RolesConfig(ClaimPath claim) {}
