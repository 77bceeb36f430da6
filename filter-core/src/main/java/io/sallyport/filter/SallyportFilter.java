package io.sallyport.filter;

import io.sallyport.admission.Decision;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.UnavailableException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * Guards an application: a request goes on only if the gate admits it, with the identity that the gate found. Never
 * reads a body or a parameter and never creates an {@code HttpSession}.
 */
public final class SallyportFilter implements Filter {
    private volatile Optional<Installation> installation = Optional.empty();

    @Override
    public void init(FilterConfig config) {
        installation = Optional.of(Installation.start(config));
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Installation here = installation.orElseThrow(() -> new UnavailableException("Sallyport is not started"));
        HttpServletRequest http = (HttpServletRequest) request;
        Decision decision = here.gate().decide(http);
        if (decision instanceof Decision.Admitted admitted) {
            chain.doFilter(here.identified(http, admitted.token()), response);
        } else {
            here.refusals().send(decision, http, (HttpServletResponse) response);
        }
    }

    @Override
    public void destroy() {
        installation.ifPresent(Installation::stop);
        installation = Optional.empty();
    }
}
