package io.sallyport.session;

import io.sallyport.internal.memory.InMemorySessionStore;
import io.sallyport.model.Generation;
import io.sallyport.model.Revocation;
import io.sallyport.model.SessionId;
import io.sallyport.model.SessionRow;
import io.sallyport.model.StoredSession;
import io.sallyport.model.Subject;
import io.sallyport.model.SubjectCut;
import io.sallyport.spi.SessionStore;
import io.sallyport.spi.StoreUnavailableException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A store in memory that remembers each call and fails where it is told to. */
public final class WatchedSessionStore implements SessionStore {
    private final SessionStore store;
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final Set<String> failing = ConcurrentHashMap.newKeySet();

    public WatchedSessionStore(Clock clock) {
        store = new InMemorySessionStore(clock);
    }

    /** The names of the calls that were made, in their order. */
    public List<String> calls() {
        return List.copyOf(calls);
    }

    public void forgetCalls() {
        calls.clear();
    }

    /** Calls of this name fail from now on, without effect. */
    public void failAt(String call) {
        failing.add(call);
    }

    public void recover() {
        failing.clear();
    }

    private void called(String call) {
        calls.add(call);
        if (failing.contains(call)) {
            throw new StoreUnavailableException(call + " failed");
        }
    }

    @Override
    public boolean insert(SessionRow session, SubjectCut cut) {
        called("insert");
        return store.insert(session, cut);
    }

    @Override
    public Optional<StoredSession> find(SessionId session) {
        called("find");
        return store.find(session);
    }

    @Override
    public boolean rotate(SessionId session, Generation expected, Instant rotatedAt, Instant idleExpiresAt) {
        called("rotate");
        return store.rotate(session, expected, rotatedAt, idleExpiresAt);
    }

    @Override
    public boolean reissue(SessionId session, Generation generation, Instant at) {
        called("reissue");
        return store.reissue(session, generation, at);
    }

    @Override
    public void acknowledge(SessionId session, Generation received) {
        called("acknowledge");
        store.acknowledge(session, received);
    }

    @Override
    public SubjectCut cutOf(Subject subject) {
        called("cutOf");
        return store.cutOf(subject);
    }

    @Override
    public List<SessionRow> sessionsOf(Subject subject) {
        called("sessionsOf");
        return store.sessionsOf(subject);
    }

    @Override
    public void revoke(SessionId session, Revocation revocation) {
        called("revoke");
        store.revoke(session, revocation);
    }

    @Override
    public List<SessionId> revokeAll(Subject subject, Optional<SessionId> kept, Revocation revocation) {
        called("revokeAll");
        return store.revokeAll(subject, kept, revocation);
    }
}
