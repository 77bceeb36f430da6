package io.sallyport.config;

import java.util.Optional;

/**
 * Where users come from.
 *
 * @param storeClass a class that implements {@code UserStore} and has a constructor without parameters
 * @param jdbc the application's own tables
 */
public record UsersConfig(Optional<String> storeClass, Optional<JdbcUsersConfig> jdbc) {}
