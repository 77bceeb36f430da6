package io.sallyport.benchmarks.servlet;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;

/** The application behind a guard: it asks who the user is, as every application does. For one thread. */
public final class Application implements FilterChain {
    private long admitted;
    private int namesLength;

    /** Makes one that nobody has called. */
    public Application() {}

    @Override
    public void doFilter(ServletRequest request, ServletResponse response) {
        admitted++;
        Principal user = ((HttpServletRequest) request).getUserPrincipal();
        if (user != null) {
            namesLength += user.getName().length();
        }
    }

    /** How many requests came this far. */
    public long admitted() {
        return admitted;
    }

    /** The length of all users' names together: none was made in vain. */
    public int namesLength() {
        return namesLength;
    }
}
