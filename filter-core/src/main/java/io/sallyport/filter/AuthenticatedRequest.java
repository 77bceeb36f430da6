package io.sallyport.filter;

import io.sallyport.Sallyport;
import io.sallyport.model.RevocationReason;
import io.sallyport.model.Role;
import io.sallyport.token.VerifiedToken;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
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
    private final HttpSessionBinding sessions;
    private Optional<TokenPrincipal> principal;

    AuthenticatedRequest(
            HttpServletRequest request, VerifiedToken token, Sallyport sallyport, HttpSessionBinding sessions) {
        super(request);
        this.sallyport = sallyport;
        this.sessions = sessions;
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

    /** An {@code HttpSession} that is made in this request is its user's from the beginning. */
    @Override
    public @Nullable HttpSession getSession(boolean create) {
        HttpSession session = super.getSession(create);
        if (session != null) {
            principal.ifPresent(user -> sessions.bindIfUnbound(session, user.token()));
        }
        return session;
    }

    @Override
    public @Nullable HttpSession getSession() {
        return getSession(true);
    }

    @Override
    public AsyncContext startAsync() {
        return watched(super.startAsync());
    }

    @Override
    public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
        return watched(super.startAsync(request, response));
    }

    private AsyncContext watched(AsyncContext context) {
        principal.ifPresent(user -> AsyncUse.begin(context, this, user.token().reference(), sallyport.lastingUses()));
        return context;
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
