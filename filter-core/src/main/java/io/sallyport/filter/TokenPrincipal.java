package io.sallyport.filter;

import io.sallyport.token.VerifiedToken;
import java.security.Principal;

/**
 * Whom the application sees: what {@code getUserPrincipal} gives on a request with a good token.
 *
 * @param token what the token says
 */
public record TokenPrincipal(VerifiedToken token) implements Principal {
    /** The name that the user signed in with. */
    @Override
    public String getName() {
        return token.username();
    }

    @Override
    public String toString() {
        return "TokenPrincipal[" + token.username() + "]";
    }
}
