package io.sallyport.spi;

import io.sallyport.model.UserAccount;
import java.util.Optional;

/**
 * Knows the application's users. Asked once at each sign-in and once at each refresh, from many threads at once.
 */
public interface UserStore {
    /**
     * Finds a user by the name that was typed.
     *
     * @param username 1 to 255 characters, as received: whether case counts is the store's own rule
     * @return the user, disabled or not; empty where there is none
     * @throws StoreUnavailableException if the answer is not known
     */
    Optional<UserAccount> findByUsername(String username);
}
