package io.sallyport.config;

import java.time.Duration;

/**
 * The refresh token and the session's lifetimes.
 *
 * @param idleLifetime how long a session lives without a refresh
 * @param absoluteLifetime how long a session lives at most
 * @param grace how long a spent refresh token still gets the same successor, PT0S to PT60S
 * @param transport how the refresh token travels
 */
public record RefreshTokenConfig(
        Duration idleLifetime, Duration absoluteLifetime, Duration grace, RefreshTransport transport) {}
