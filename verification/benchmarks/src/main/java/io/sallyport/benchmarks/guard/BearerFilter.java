package io.sallyport.benchmarks.guard;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The filter that people write by hand around a library that verifies tokens. */
final class BearerFilter implements Filter {
    private static final String SCHEME = "Bearer ";

    private final Verifier verifier;

    BearerFilter(Verifier verifier) {
        this.verifier = verifier;
    }

    /** Tells whose a token is. */
    interface Verifier {
        /** The user; empty if the token is refused. */
        Optional<Principal> userOf(String token);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        Optional<Principal> user = user(http.getHeader("Authorization"));
        if (user.isPresent()) {
            chain.doFilter(new NamedRequest(http, user.get()), response);
        } else {
            refuse((HttpServletResponse) response);
        }
    }

    private Optional<Principal> user(@Nullable String header) {
        return header != null && header.startsWith(SCHEME)
                ? verifier.userOf(header.substring(SCHEME.length()))
                : Optional.empty();
    }

    private static void refuse(HttpServletResponse response) {
        response.setHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    }

    private static final class NamedRequest extends HttpServletRequestWrapper {
        private final Principal user;

        NamedRequest(HttpServletRequest request, Principal user) {
            super(request);
            this.user = user;
        }

        @Override
        public Principal getUserPrincipal() {
            return user;
        }
    }
}
