package io.sallyport.benchmarks;

import io.sallyport.benchmarks.guard.Guard;
import io.sallyport.benchmarks.servlet.Application;
import io.sallyport.benchmarks.servlet.LightRequest;
import io.sallyport.benchmarks.servlet.LightResponse;
import io.sallyport.benchmarks.token.Algorithm;
import io.sallyport.benchmarks.token.TokenFiles;
import io.sallyport.benchmarks.token.Traffic;
import io.sallyport.benchmarks.token.TrustedKey;
import jakarta.servlet.Filter;
import java.nio.charset.StandardCharsets;

/** Sends one request after the other through a guard's filter to an application. For one thread. */
final class Exchange implements AutoCloseable {
    private final LightRequest request = new LightRequest();
    private final LightResponse response = new LightResponse();
    private final Application application = new Application();
    private final Guard guard;
    private final byte[][] authorizations;
    private final byte[] cookie;
    private final Filter filter;
    private int next;

    Exchange(Guard guard, TokenFiles files, Algorithm algorithm, Traffic traffic) throws Exception {
        this(guard, files, algorithm, traffic, traffic.eachTokenOnce());
    }

    /** Sends to a guard that may or may not remember the tokens until they come again. */
    Exchange(Guard guard, TokenFiles files, Algorithm algorithm, Traffic traffic, boolean forgetful) throws Exception {
        this.guard = guard;
        TrustedKey key = files.key(algorithm);
        this.authorizations = files.tokens(algorithm, traffic).stream()
                .map(token -> ("Bearer " + token).getBytes(StandardCharsets.US_ASCII))
                .toArray(byte[][]::new);
        this.cookie = traffic.cookie().getBytes(StandardCharsets.US_ASCII);
        this.filter = forgetful ? guard.startForgetful(key) : guard.start(key);
    }

    /** Sends the next token; returns something that cannot be known without doing so. */
    long send() throws Exception {
        request.receive(authorizations[next], cookie);
        next = next + 1 == authorizations.length ? 0 : next + 1;
        response.begin();
        filter.doFilter(request, response, application);
        return application.namesLength() + response.written();
    }

    /** How many tokens there are. */
    int tokens() {
        return authorizations.length;
    }

    /** The application, which counts whom it saw. */
    Application application() {
        return application;
    }

    /** The status of the last response. */
    int status() {
        return response.getStatus();
    }

    @Override
    public void close() {
        guard.close();
    }
}
