package io.sallyport.config;

import java.util.Optional;

/**
 * Users from the application's own tables.
 *
 * @param query one row of id, username, password hash, enabled, by {@code :username}
 * @param rolesQuery one role name a row, by {@code :id} or {@code :username}
 * @param updatePassword writes {@code :hash} for {@code :id}; without it nobody is offered a password change
 */
public record JdbcUsersConfig(String query, Optional<String> rolesQuery, Optional<String> updatePassword) {}
