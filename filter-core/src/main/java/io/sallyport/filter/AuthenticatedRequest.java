package io.sallyport.filter;

import io.sallyport.Sallyport;
import io.sallyport.model.RevocationReason;
import io.sallyport.model.Role;
import io.sallyport.token.VerifiedToken;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A request with the identity that its token proves. */
final class AuthenticatedRequest extends HttpServletRequestWrapper {
    private static final String AUTH_TYPE = "Bearer";

    /** What the servlet specification has for "whoever is signed in", and a name that nobody ever has. */
    private static final String ANYBODY = "**";

    private static final String NOBODY = "*";

    private final Sallyport sallyport;
    private Optional<TokenPrincipal> principal;

    AuthenticatedRequest(HttpServletRequest request, VerifiedToken token, Sallyport sallyport) {
        super(request);
        this.sallyport = sallyport;
        this.principal = Optional.of(new TokenPrincipal(token));
    }

    @Override
    public @Nullable Principal getUserPrincipal() {
        return principal.orElse(null);
    }

    @Override
    public @Nullable String getRemoteUser() {
        return principal.map(TokenPrincipal::getName).orElse(null);
    }

    @Override
    public boolean isUserInRole(@Nullable String role) {
        return role != null
                && !role.equals(NOBODY)
                && principal.isPresent()
                && (role.equals(ANYBODY) || isAmong(principal.get().token().roles(), role));
    }

    private static boolean isAmong(Set<Role> roles, String name) {
        for (Role role : roles) {
            if (role.name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public @Nullable String getAuthType() {
        return principal.isPresent() ? AUTH_TYPE : null;
    }

    @Override
    public boolean authenticate(HttpServletResponse response)
            throws java.io.IOException, jakarta.servlet.ServletException {
        return principal.isPresent() || super.authenticate(response);
    }

    /**
     * Ends the session that the token belongs to; an application's own sign-out then reaches every tab. The page that it
     * forwards to sees nobody either. A trusted issuer's sessions are not ours to end: its token alone is denied.
     */
    @Override
    public void logout() throws jakarta.servlet.ServletException {
        principal.map(TokenPrincipal::token).ifPresent(this::end);
        principal = Optional.empty();
        new Admission(sallyport.gate(), Optional.empty()).keepOn(this);
        super.logout();
    }

    private void end(VerifiedToken token) {
        token.own()
                .ifPresentOrElse(
                        session -> sallyport.sessions().revoke(session.id(), RevocationReason.LOGOUT),
                        () -> sallyport.sessions().deny(token));
    }
}
