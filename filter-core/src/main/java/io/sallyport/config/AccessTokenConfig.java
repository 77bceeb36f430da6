package io.sallyport.config;

import java.time.Duration;

/**
 * The access token.
 *
 * @param lifetime how long it is accepted after it was issued, PT1S to PT1H
 * @param cacheSize how many verified ones are remembered, 0 to 1,000,000
 */
public record AccessTokenConfig(Duration lifetime, int cacheSize) {}
