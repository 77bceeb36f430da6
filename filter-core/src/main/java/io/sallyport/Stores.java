package io.sallyport;

import io.sallyport.spi.DenyFeed;
import io.sallyport.spi.KeySource;
import io.sallyport.spi.SessionStore;

/**
 * What one kind of store keeps.
 *
 * @param sessions sessions
 * @param denials the deny-list's source of truth
 * @param keys the ring's keys
 * @param shared whether other nodes, or this one after a restart, see the same
 * @param closing ends what the provider opened; never the application's own DataSource
 */
public record Stores(SessionStore sessions, DenyFeed denials, KeySource keys, boolean shared, Runnable closing) {}
