package io.sallyport.model;

import java.util.Set;

/**
 * What the user store says of one user.
 *
 * @param subject the user's lasting name, never given to another user
 * @param username the name that the user types
 * @param passwordHash the password's hash
 * @param enabled whether the user may sign in and stay signed in
 * @param roles the user's roles now
 */
public record UserAccount(
        Subject subject, String username, PasswordHash passwordHash, boolean enabled, Set<Role> roles) {
    public UserAccount {
        Texts.requirePrintable("username", username, 1, 255);
        roles = Set.copyOf(roles);
    }
}
