package io.sallyport.admission;

import java.util.List;
import java.util.Optional;

/**
 * What a request brings, found but not yet believed; a credential.
 *
 * @param method the HTTP method
 * @param path the decoded, normalised path below the context path; empty where it can be read in more than one way
 * @param authorization every {@code Authorization} header
 * @param cookies every {@code Cookie} header
 */
public record Credentials(String method, Optional<String> path, List<String> authorization, List<String> cookies) {
    /** The same credentials at another path, decoded and normalised as this one is. */
    public Credentials at(String other) {
        return new Credentials(method, Optional.of(other), authorization, cookies);
    }

    @Override
    public String toString() {
        return "Credentials[" + method + " " + path.orElse("(ambiguous path)") + ", redacted]";
    }
}
