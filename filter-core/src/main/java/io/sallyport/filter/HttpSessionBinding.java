package io.sallyport.filter;

import io.sallyport.model.SessionId;
import io.sallyport.model.Subject;
import io.sallyport.model.TokenId;
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

    private final String issuer;
    private final DenyList denyList;

    /** Takes whom to ask whether a session was ended. */
    public HttpSessionBinding(String issuer, DenyList denyList) {
        this.issuer = issuer;
        this.denyList = denyList;
    }

    /** Holds the request's {@code HttpSession}, if it has one, to an identity. */
    void hold(HttpServletRequest request, Optional<VerifiedToken> identity) {
        withSession(request, session -> {
            Optional<Bound> bound = Bound.of(session);
            identity.ifPresentOrElse(
                    token -> token.own().ifPresent(own -> bind(session, bound, new Bound(own.id(), token.subject()))),
                    () -> bound.filter(this::wasEnded).ifPresent(ended -> session.invalidate()));
        });
    }

    /** Renews the id of an {@code HttpSession} that a stranger may have planted before the sign-in, and binds it. */
    public static void signedIn(HttpServletRequest request, SessionId id, Subject subject) {
        withSession(request, session -> {
            if (Bound.of(session)
                    .filter(bound -> !bound.subject().equals(subject))
                    .isPresent()) {
                session.invalidate();
            } else {
                request.changeSessionId();
                new Bound(id, subject).keepIn(session);
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
        if (bound.filter(is -> !is.subject().equals(wanted.subject())).isPresent()) {
            session.invalidate();
        } else if (bound.filter(wanted::equals).isEmpty()) {
            wanted.keepIn(session);
        }
    }

    private boolean wasEnded(Bound bound) {
        try {
            return denyList.isDenied(
                    new TokenReference(issuer, bound.subject(), Optional.of(bound.session()), new TokenId("none")));
        } catch (StoreUnavailableException notKnown) {
            return false;
        }
    }

    /** Kept as text, so that a container can write the {@code HttpSession} to disk. */
    private record Bound(SessionId session, Subject subject) {
        static Optional<Bound> of(HttpSession session) {
            if (session.getAttribute(ATTRIBUTE) instanceof String text && text.indexOf(' ') > 0) {
                int space = text.indexOf(' ');
                return Optional.of(
                        new Bound(new SessionId(text.substring(0, space)), new Subject(text.substring(space + 1))));
            }
            return Optional.empty();
        }

        void keepIn(HttpSession httpSession) {
            httpSession.setAttribute(ATTRIBUTE, session.value() + " " + subject.value());
        }
    }
}
