package io.sallyport.filter;

import io.sallyport.model.SessionId;
import io.sallyport.model.Subject;
import io.sallyport.session.LastingUses;
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
public final class HttpSessionBinding implements AutoCloseable {
    private static final Logger LOG = System.getLogger(HttpSessionBinding.class.getName());

    private final DenyList denyList;
    private final HttpSessionUses uses;

    /** Takes whom to ask whether a session was ended, and who tells when it is. */
    HttpSessionBinding(DenyList denyList, LastingUses uses) {
        this.denyList = denyList;
        this.uses = new HttpSessionUses(uses, session -> guarded(session, this::endIfDenied));
    }

    /** Holds the request's {@code HttpSession}, if it has one, to an identity. */
    void hold(HttpServletRequest request, Optional<VerifiedToken> identity) {
        withSession(
                request,
                session -> identity.ifPresentOrElse(
                        token -> bind(session, BoundSession.to(token.reference())), () -> endIfDenied(session)));
    }

    /** Binds an {@code HttpSession} that has been made in a request of this identity. */
    void bindIfUnbound(HttpSession session, VerifiedToken token) {
        guarded(session, made -> {
            if (BoundSession.of(made).isEmpty()) {
                bind(made, BoundSession.to(token.reference()));
            }
        });
    }

    /**
     * Renews the id of an {@code HttpSession} that a stranger may have planted before the sign-in, and binds it.
     *
     * @param issuer the issuer within which session and subject are named
     */
    public static void signedIn(HttpServletRequest request, String issuer, SessionId id, Subject subject) {
        BoundSession wanted = new BoundSession(issuer, Optional.of(id), subject);
        withSession(request, session -> {
            if (BoundSession.of(session).filter(wanted::isOfAnother).isPresent()) {
                session.invalidate();
            } else {
                request.changeSessionId();
                wanted.keepIn(session);
            }
        });
    }

    private static void withSession(HttpServletRequest request, Consumer<HttpSession> action) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            guarded(session, action);
        }
    }

    /** Another request may invalidate the {@code HttpSession} at any moment, and then nothing is left to hold. */
    private static void guarded(HttpSession session, Consumer<HttpSession> action) {
        try {
            action.accept(session);
        } catch (IllegalStateException invalidatedMeanwhile) {
            LOG.log(Level.DEBUG, "an HttpSession was invalidated meanwhile: {0}", invalidatedMeanwhile);
        }
    }

    private void bind(HttpSession session, BoundSession wanted) {
        Optional<BoundSession> bound = BoundSession.of(session);
        if (bound.filter(wanted::isOfAnother).isPresent()) {
            session.invalidate();
            return;
        }
        if (bound.filter(wanted::equals).isEmpty()) {
            wanted.keepIn(session);
        }
        uses.keep(session, wanted);
    }

    private void endIfDenied(HttpSession session) {
        if (BoundSession.of(session).filter(this::wasEnded).isPresent()) {
            session.invalidate();
        }
    }

    private boolean wasEnded(BoundSession bound) {
        try {
            return denyList.isDenied(bound.reference());
        } catch (StoreUnavailableException notKnown) {
            return false;
        }
    }

    /** Stops watching over them; they stay bound. */
    @Override
    public void close() {
        uses.close();
    }
}
