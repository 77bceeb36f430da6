package io.sallyport.config;

import io.sallyport.model.Role;
import java.time.Duration;
import java.util.Optional;

/**
 * How keys follow each other.
 *
 * @param pollInterval how often the ring is read again
 * @param interval how long a key makes tokens until the next takes over
 * @param adminRole whose tokens open the endpoints for keys; empty where nobody's do
 */
public record KeyRotationConfig(Duration pollInterval, Duration interval, Optional<Role> adminRole) {}
