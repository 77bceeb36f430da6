package io.sallyport.spi;

import io.sallyport.model.Revocation;
import io.sallyport.model.SessionId;
import io.sallyport.model.SessionRow;
import io.sallyport.model.Subject;
import io.sallyport.model.SubjectCut;
import java.util.List;
import java.util.Optional;

/** Finds and ends the sessions of a subject. Called from many threads and nodes. */
public interface SessionDirectory {
    /**
     * Reads how often all sessions of a subject were ended at once.
     *
     * @throws StoreUnavailableException if the answer is not known
     */
    SubjectCut cutOf(Subject subject);

    /**
     * Lists the sessions of a subject that are neither revoked nor, by the store's time, expired, newest first.
     *
     * @throws StoreUnavailableException if the answer is not known
     */
    List<SessionRow> sessionsOf(Subject subject);

    /**
     * Ends one session. The first revocation stays; an unknown session is ignored.
     *
     * @throws StoreUnavailableException if it is not known whether it was written
     */
    void revoke(SessionId session, Revocation revocation);

    /**
     * Ends all sessions of a subject but one and moves the subject's cut, in one transaction: no row from before can be
     * refreshed afterwards, and a sign-in that read the older cut does not insert.
     *
     * @param kept the session that goes on
     * @return every other session of the subject that is stored and within its absolute expiry, those revoked earlier
     *     too, so that a caller that failed half-way can repeat all that follows
     * @throws StoreUnavailableException if it is not known whether it was written
     */
    List<SessionId> revokeAll(Subject subject, Optional<SessionId> kept, Revocation revocation);
}
