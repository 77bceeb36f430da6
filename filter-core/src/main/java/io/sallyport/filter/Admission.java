package io.sallyport.filter;

import io.sallyport.admission.RequestGate;
import io.sallyport.token.VerifiedToken;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * That a gate admitted a request, kept on it for the dispatches that follow. A gate believes its own notes only: another
 * application's, in the same server, are about other users.
 *
 * @param gate who admitted it
 * @param token the identity that it goes on with
 */
record Admission(RequestGate gate, Optional<VerifiedToken> token) {
    private static final String ATTRIBUTE = "io.sallyport.admission";

    void keepOn(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    static Optional<Admission> of(HttpServletRequest request, RequestGate gate) {
        return request.getAttribute(ATTRIBUTE) instanceof Admission admission && admission.gate() == gate
                ? Optional.of(admission)
                : Optional.empty();
    }
}
