package io.sallyport.spi;

import io.sallyport.model.Generation;
import io.sallyport.model.SessionId;
import io.sallyport.model.SessionRow;
import io.sallyport.model.StoredSession;
import io.sallyport.model.SubjectCut;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps sessions. {@link #rotate} is what every guarantee of refresh stands on: one atomic compare-and-set. Called from
 * many threads, and from many nodes where the store is shared.
 */
public interface SessionStore extends SessionDirectory {
    /**
     * Adds a session, unless all sessions of its subject were ended since {@code cut} was read.
     *
     * @return false if the cut has moved; nothing is stored then
     * @throws StoreUnavailableException if it is not known whether it was written, or a session of that name is there
     *     already: the first one stays
     */
    boolean insert(SessionRow session, SubjectCut cut);

    /**
     * Reads a session, revoked and expired ones too, until an hour after the absolute expiry.
     *
     * @throws StoreUnavailableException if the answer is not known
     */
    Optional<StoredSession> find(SessionId session);

    /**
     * Moves a session from {@code expected} to the next generation, if it stands there and is not revoked: of any
     * number of callers at once exactly one gets true.
     *
     * @param rotatedAt becomes {@code rotatedAt} and {@code lastUsedAt}
     * @param idleExpiresAt becomes {@code idleExpiresAt}
     * @throws StoreUnavailableException if it is not known whether it was written
     */
    boolean rotate(SessionId session, Generation expected, Instant rotatedAt, Instant idleExpiresAt);

    /**
     * Notes that the generation at which a session stands was handed out again, long after the first time, because nobody
     * is known to have received it: whoever asks at the same moment gets it, too.
     *
     * @param at becomes {@code rotatedAt}
     * @return false if the session stands elsewhere or is revoked; nothing is stored then
     * @throws StoreUnavailableException if it is not known whether it was written
     */
    boolean reissue(SessionId session, Generation generation, Instant at);

    /**
     * Notes that a client has received a generation. Never lowers what stands there; an unknown session is ignored.
     *
     * @throws StoreUnavailableException if it is not known whether it was written; the loss only lengthens leniency
     */
    void acknowledge(SessionId session, Generation received);

    /**
     * Notes many of them, in one call to the store where it can. What {@link #acknowledge} says holds for each.
     *
     * @param received the generation that each session's client has received
     * @throws StoreUnavailableException if it is not known whether all were written
     */
    default void acknowledgeAll(Map<SessionId, Generation> received) {
        received.forEach(this::acknowledge);
    }
}
