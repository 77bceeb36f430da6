package io.sallyport.jaxrs;

import io.sallyport.model.Requester;
import io.sallyport.token.OwnSession;
import io.sallyport.token.VerifiedToken;

/**
 * Who calls an endpoint, by a token of our own.
 *
 * @param token what the token says
 * @param session the session that it belongs to
 */
record Caller(VerifiedToken token, OwnSession session) {
    /** The caller as one who ends sessions. */
    Requester requester() {
        return Requester.user(token.subject(), session.id());
    }
}
