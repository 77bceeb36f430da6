package io.sallyport.benchmarks.guard;

import io.sallyport.benchmarks.token.TrustedKey;
import jakarta.servlet.Filter;

/** Lets everybody pass. */
final class NoGuard implements Guard {
    @Override
    public Filter start(TrustedKey key) {
        return (request, response, chain) -> chain.doFilter(request, response);
    }

    @Override
    public boolean guards() {
        return false;
    }

    @Override
    public boolean readsClaims() {
        return false;
    }
}
