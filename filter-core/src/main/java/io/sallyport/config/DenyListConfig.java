package io.sallyport.config;

import java.time.Duration;

/**
 * How the deny-list is followed.
 *
 * @param pollInterval how often a shared store is asked for news
 * @param maxLag how long without contact until requests are refused with 503, where their rule does not say otherwise
 */
public record DenyListConfig(Duration pollInterval, Duration maxLag) {}
