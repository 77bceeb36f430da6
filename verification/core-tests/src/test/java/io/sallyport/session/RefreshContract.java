package io.sallyport.session;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** What the contract says of one session, in the plainest form that can be right: a judge of the real one. */
final class RefreshContract {
    private final Duration grace;
    private final boolean acknowledgementsAreWritten;
    private final Map<Integer, Long> knownTo = new HashMap<>();
    private long generation;
    private long written;
    private Instant rotatedAt;
    private boolean revoked;

    RefreshContract(Duration grace, boolean acknowledgementsAreWritten, Instant signedInAt) {
        this.grace = grace;
        this.acknowledgementsAreWritten = acknowledgementsAreWritten;
        this.rotatedAt = signedInAt;
    }

    /** What a node answers to a refresh token of this generation. */
    String refresh(int node, long presented, Instant now) {
        if (revoked) {
            return "SESSION_REVOKED";
        }
        boolean withinGrace = Duration.between(rotatedAt, now).compareTo(grace) <= 0;
        if (presented == generation) {
            received(node, presented);
            if (!withinGrace) {
                generation++;
                rotatedAt = now;
            }
            return "generation " + generation;
        }
        boolean isAcknowledged = Math.max(written, knownTo.getOrDefault(node, 0L)) >= generation;
        if (presented == generation - 1 && (withinGrace || !isAcknowledged)) {
            rotatedAt = withinGrace ? rotatedAt : now;
            return "generation " + generation;
        }
        revoked = true;
        return "REFRESH_REUSED";
    }

    /** A node sees that a client has a generation. */
    void received(int node, long received) {
        knownTo.merge(node, received, Math::max);
        if (acknowledgementsAreWritten) {
            written = Math.max(written, received);
        }
    }

    /** The generation that leads on. */
    long generation() {
        return generation;
    }

    /** The highest generation that the store knows to have arrived. */
    long written() {
        return written;
    }

    boolean isRevoked() {
        return revoked;
    }
}
