package io.sallyport.spi;

import io.sallyport.model.PasswordHash;
import io.sallyport.model.UserAccount;

/** A user store that can also write a new password hash; without it nobody is offered a password change. */
public interface WritableUserStore extends UserStore {
    /**
     * Replaces a user's password hash, unless it changed since {@code account} was read.
     *
     * @return true if it was replaced; false if the user is gone or another change came first
     * @throws StoreUnavailableException if it is not known whether it was written
     */
    boolean replacePasswordHash(UserAccount account, PasswordHash replacement);
}
