package io.sallyport.filter;

import io.sallyport.model.Subject;
import io.sallyport.token.VerifiedToken;
import java.security.Principal;

/**
 * Whom the application sees: what {@code getUserPrincipal} gives on a request with a good token.
 *
 * @param token what the token says
 */
public record TokenPrincipal(VerifiedToken token) implements Principal {
    /**
     * The name that the user signed in with. Users of two issuers can have one name, and one subject too: an application
     * that keeps something for a user keeps it for {@link #issuer} and {@link #subject} together.
     */
    @Override
    public String getName() {
        return token.username();
    }

    /** Who says so ({@code iss}): this application, or an issuer that it trusts. */
    public String issuer() {
        return token.issuer();
    }

    /** Who the user is within the issuer ({@code sub}); never given to another. */
    public Subject subject() {
        return token.subject();
    }

    @Override
    public String toString() {
        return "TokenPrincipal[" + token.username() + "]";
    }
}
