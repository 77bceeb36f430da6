package io.sallyport.spi;

import io.sallyport.model.Password;
import io.sallyport.model.PasswordHash;

/** Makes and checks password hashes of one kind. Slow on purpose; called from a bounded number of threads. */
public interface PasswordHasher {
    /** Tells whether a hash is of this hasher's kind and within the costs that it accepts. */
    boolean recognises(PasswordHash hash);

    /** Compares in constant time; false where the hash is not recognised. */
    boolean matches(Password password, PasswordHash hash);

    /**
     * Hashes a password with a fresh salt.
     *
     * @throws IllegalArgumentException if it has a character that the algorithm cannot tell from another or none, as
     *     HMAC cannot with a NUL at the end
     */
    PasswordHash hash(Password password);
}
