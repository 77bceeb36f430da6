package io.sallyport.config;

/**
 * Cookies.
 *
 * @param persistent whether they outlive the browser, as long as the refresh token
 */
public record CookiesConfig(boolean persistent) {}
