package io.sallyport.filter;

import io.sallyport.admission.Credentials;
import io.sallyport.admission.Decision;
import io.sallyport.admission.RequestGate;
import io.sallyport.admission.RequestPath;
import io.sallyport.token.VerifiedToken;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Asks the gate about a servlet request, whatever kind of dispatch it is. A request is identified once; the dispatches
 * that follow keep its identity, and the rules hold for the paths that they lead to. Pages below {@code WEB-INF} are the
 * application's own choice to show, and so are its error pages: no rule is about them.
 */
final class DispatchGate {
    private final RequestGate gate;
    private final HttpSessionBinding sessions;

    DispatchGate(RequestGate gate, HttpSessionBinding sessions) {
        this.gate = gate;
        this.sessions = sessions;
    }

    Decision decide(HttpServletRequest request) {
        Optional<Admission> before = Admission.of(request, gate);
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            return new Decision.Admitted(before.flatMap(Admission::token));
        }
        return before.map(admission -> decideAgain(request, admission.token())).orElseGet(() -> decideFirst(request));
    }

    private Decision decideFirst(HttpServletRequest request) {
        Decision decision = decide(ServletCredentials.of(request), ServletCredentials.dispatchPath(request));
        Optional<VerifiedToken> identity = identity(decision);
        sessions.hold(request, identity);
        if (decision instanceof Decision.Admitted) {
            new Admission(gate, identity).keepOn(request);
        }
        return decision;
    }

    /** Jetty forwards to a folder's welcome file, Tomcat goes on with it at once: the rules hold for both paths. */
    private Decision decide(Credentials credentials, String dispatchPath) {
        Decision decision = gate.decide(credentials);
        return decision instanceof Decision.Admitted
                        && isWelcomeFile(credentials.path().orElse(""), dispatchPath)
                ? gate.decide(credentials.at(RequestPath.withSingleSlashes(dispatchPath)))
                : decision;
    }

    private static boolean isWelcomeFile(String path, String dispatchPath) {
        return path.endsWith("/")
                && !dispatchPath.isEmpty()
                && !dispatchPath.endsWith("/")
                && !isBehindTheApplication(dispatchPath);
    }

    private Decision decideAgain(HttpServletRequest request, Optional<VerifiedToken> identity) {
        String path = request.getDispatcherType() == DispatcherType.INCLUDE
                ? includedPath(request)
                : ServletCredentials.dispatchPath(request);
        boolean isBehind = isBehindTheApplication(path);
        if (request.getDispatcherType() == DispatcherType.ASYNC) {
            return isBehind ? gate.decideLater(identity) : gate.decideLater(request.getMethod(), path, identity);
        }
        return isBehind || request.getDispatcherType() == DispatcherType.REQUEST
                ? new Decision.Admitted(identity)
                : gate.decideAgain(request.getMethod(), path, identity);
    }

    private static Optional<VerifiedToken> identity(Decision decision) {
        return decision instanceof Decision.Admitted admitted ? admitted.token() : Optional.empty();
    }

    private static boolean isBehindTheApplication(String path) {
        return path.startsWith("/WEB-INF/") || path.startsWith("/META-INF/");
    }

    /** An include by name has no path of its own: it shows a part of the page that was admitted. */
    private static String includedPath(HttpServletRequest request) {
        Object servletPath = request.getAttribute(RequestDispatcher.INCLUDE_SERVLET_PATH);
        Object pathInfo = request.getAttribute(RequestDispatcher.INCLUDE_PATH_INFO);
        return servletPath instanceof String path
                ? path + (pathInfo instanceof String rest ? rest : "")
                : ServletCredentials.dispatchPath(request);
    }
}
