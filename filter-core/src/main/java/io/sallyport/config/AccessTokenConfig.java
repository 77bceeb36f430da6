package io.sallyport.config;

import java.time.Duration;

/**
 * The access token.
 *
 * @param lifetime how long it is accepted after it was issued, PT1S to PT1H
 */
public record AccessTokenConfig(Duration lifetime) {}
