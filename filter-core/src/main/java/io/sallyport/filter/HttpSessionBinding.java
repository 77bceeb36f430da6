package io.sallyport.filter;

import io.sallyport.model.SessionId;
import io.sallyport.model.Subject;
import io.sallyport.model.TokenReference;
import io.sallyport.spi.DenyList;
import io.sallyport.spi.StoreUnavailableException;
import io.sallyport.token.VerifiedToken;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Ties an {@code HttpSession} that exists to the session whose user fills it: what one user left there is never shown to
 * another, nor to anybody once that session was ended. Never creates one.
 */
public final class HttpSessionBinding {
    private static final Logger LOG = System.getLogger(HttpSessionBinding.class.getName());
    private static final String ATTRIBUTE = "io.sallyport.session";

    private final DenyList denyList;

    /** Takes whom to ask whether a session was ended. */
    public HttpSessionBinding(DenyList denyList) {
        this.denyList = denyList;
    }

    /** Holds the request's {@code HttpSession}, if it has one, to an identity. */
    void hold(HttpServletRequest request, Optional<VerifiedToken> identity) {
        withSession(request, session -> {
            Optional<Bound> bound = Bound.of(session);
            identity.ifPresentOrElse(
                    token -> bind(session, bound, Bound.to(token.reference())),
                    () -> bound.filter(this::wasEnded).ifPresent(ended -> session.invalidate()));
        });
    }

    /**
     * Renews the id of an {@code HttpSession} that a stranger may have planted before the sign-in, and binds it.
     *
     * @param issuer the issuer within which session and subject are named
     */
    public static void signedIn(HttpServletRequest request, String issuer, SessionId id, Subject subject) {
        Bound wanted = new Bound(issuer, Optional.of(id), subject);
        withSession(request, session -> {
            if (Bound.of(session).filter(wanted::isOfAnother).isPresent()) {
                session.invalidate();
            } else {
                request.changeSessionId();
                wanted.keepIn(session);
            }
        });
    }

    /** Another request may invalidate the {@code HttpSession} at any moment, and then nothing is left to hold. */
    private static void withSession(HttpServletRequest request, Consumer<HttpSession> action) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            try {
                action.accept(session);
            } catch (IllegalStateException invalidatedMeanwhile) {
                LOG.log(Level.DEBUG, "an HttpSession was invalidated by another request: {0}", invalidatedMeanwhile);
            }
        }
    }

    private static void bind(HttpSession session, Optional<Bound> bound, Bound wanted) {
        if (bound.filter(wanted::isOfAnother).isPresent()) {
            session.invalidate();
        } else if (bound.filter(wanted::equals).isEmpty()) {
            wanted.keepIn(session);
        }
    }

    private boolean wasEnded(Bound bound) {
        try {
            return denyList.isDenied(
                    new TokenReference(bound.issuer(), bound.subject(), bound.session(), Optional.empty()));
        } catch (StoreUnavailableException notKnown) {
            return false;
        }
    }

    /** Kept as text, so that a container can write the {@code HttpSession} to disk. */
    private record Bound(String issuer, Optional<SessionId> session, Subject subject) {
        private static final int PARTS = 3;

        static Bound to(TokenReference token) {
            return new Bound(token.issuer(), token.session(), token.subject());
        }

        static Optional<Bound> of(HttpSession session) {
            String[] parts =
                    session.getAttribute(ATTRIBUTE) instanceof String text ? text.split(" ", PARTS) : new String[0];
            return parts.length == PARTS
                    ? Optional.of(new Bound(
                            parts[0],
                            Optional.of(parts[1]).filter(id -> !id.isEmpty()).map(SessionId::new),
                            new Subject(parts[2])))
                    : Optional.empty();
        }

        /** A subject is somebody within an issuer only: another's may have the same name. */
        boolean isOfAnother(Bound other) {
            return !issuer.equals(other.issuer()) || !subject.equals(other.subject());
        }

        /** An issuer and a session have no space in their names. */
        void keepIn(HttpSession httpSession) {
            String id = session.map(SessionId::value).orElse("");
            httpSession.setAttribute(ATTRIBUTE, issuer + " " + id + " " + subject.value());
        }
    }
}
