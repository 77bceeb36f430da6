package io.sallyport.config;

import io.sallyport.model.Role;
import java.util.Optional;

/**
 * Who may end other users' sessions.
 *
 * @param adminRole whose tokens open the endpoints for all users' sessions; empty where nobody's do
 */
public record SessionsConfig(Optional<Role> adminRole) {}
