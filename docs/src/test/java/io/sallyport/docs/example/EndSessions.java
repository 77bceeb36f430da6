package io.sallyport.docs.example;

import io.sallyport.Sallyport;
import io.sallyport.model.Requester;
import io.sallyport.model.RevocationReason;
import io.sallyport.model.SessionId;
import io.sallyport.model.SessionRow;
import io.sallyport.model.Subject;
import io.sallyport.session.SessionRevoker;
import jakarta.servlet.ServletContext;
import java.util.List;
import java.util.Optional;

/** Ends sessions from the code of an application. */
final class EndSessions {
    private EndSessions() {}

    static List<SessionRow> list(ServletContext servletContext) {
        Sallyport sallyport = (Sallyport) servletContext.getAttribute(Sallyport.ATTRIBUTE);
        SessionRevoker sessions = sallyport.sessions();
        List<SessionRow> goingOn = sessions.sessionsOf(new Subject("4711"));
        return goingOn;
    }

    static void endOneAndAll(SessionRevoker sessions, String id) {
        Requester job = Requester.named("staff import");
        sessions.revoke(new SessionId(id), RevocationReason.ADMINISTRATOR, job);
        sessions.revokeAll(new Subject("4711"), Optional.empty(), RevocationReason.USER_DISABLED, job);
    }
}
