package io.sallyport.model;

import java.util.Optional;

/**
 * Who asks that sessions be ended.
 *
 * @param name a person or a job, for the audit: 1 to 300 characters in one line, not blank
 * @param session the session that the request itself came in, which is denied last: a call that fails half-way can then
 *     be repeated by the same caller
 */
public record Requester(String name, Optional<SessionId> session) {
    public Requester {
        Texts.requirePrintable("requester", name, 1, 300);
    }

    /** A job, a console or whoever else has no session here. */
    public static Requester named(String name) {
        return new Requester(name, Optional.empty());
    }

    /** A user, by the session that the request came in. */
    public static Requester user(Subject subject, SessionId session) {
        return new Requester("user " + subject.value(), Optional.of(session));
    }
}
