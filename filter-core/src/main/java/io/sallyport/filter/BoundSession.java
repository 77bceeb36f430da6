package io.sallyport.filter;

import io.sallyport.model.SessionId;
import io.sallyport.model.Subject;
import io.sallyport.model.TokenReference;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;

/**
 * Whose an {@code HttpSession} is. Kept in it as text, so that a container can write it to disk.
 *
 * @param issuer the issuer within which session and subject are named
 * @param session the session whose user fills it; a foreign issuer's may have no name
 * @param subject the user
 */
record BoundSession(String issuer, Optional<SessionId> session, Subject subject) {
    private static final String ATTRIBUTE = "io.sallyport.session";
    private static final int PARTS = 3;

    static BoundSession to(TokenReference token) {
        return new BoundSession(token.issuer(), token.session(), token.subject());
    }

    static Optional<BoundSession> of(HttpSession session) {
        String[] parts =
                session.getAttribute(ATTRIBUTE) instanceof String text ? text.split(" ", PARTS) : new String[0];
        return parts.length == PARTS
                ? Optional.of(new BoundSession(
                        parts[0],
                        Optional.of(parts[1]).filter(id -> !id.isEmpty()).map(SessionId::new),
                        new Subject(parts[2])))
                : Optional.empty();
    }

    /** What a deny-list is asked about it. */
    TokenReference reference() {
        return new TokenReference(issuer, subject, session, Optional.empty());
    }

    /** A subject is somebody within an issuer only: another's may have the same name. */
    boolean isOfAnother(BoundSession other) {
        return !issuer.equals(other.issuer()) || !subject.equals(other.subject());
    }

    /** An issuer and a session have no space in their names. */
    void keepIn(HttpSession httpSession) {
        String id = session.map(SessionId::value).orElse("");
        httpSession.setAttribute(ATTRIBUTE, issuer + " " + id + " " + subject.value());
    }
}
