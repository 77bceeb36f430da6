package io.sallyport.testkit;

import io.sallyport.model.Revocation;
import io.sallyport.model.RevocationReason;
import io.sallyport.model.SessionId;
import io.sallyport.model.SessionRow;
import io.sallyport.model.Subject;
import io.sallyport.spi.SessionStore;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;

/** What the tests of a session store stand on: an empty store, a clock, and a subject that signs in. */
abstract class SessionStoreTests {
    static final Instant NOON = Instant.parse("2026-11-01T12:00:00.123Z");
    static final Subject ALICE = new Subject("alice");

    final SteppingClock clock = new SteppingClock(NOON.plusNanos(456_789));
    SessionStore store;

    /**
     * Makes a store without any session, apart from all others that this method made.
     *
     * @param time what the store takes for its own time
     */
    protected abstract SessionStore emptyStore(Clock time);

    @BeforeEach
    final void makeAnEmptyStore() {
        store = emptyStore(clock);
    }

    final SessionRow signIn(TestSession session) {
        if (!store.insert(session.row(), store.cutOf(session.row().subject()))) {
            throw new AssertionError("nobody moved the cut, but the session was not inserted");
        }
        return session.row();
    }

    final SessionRow stored(SessionId session) {
        return store.find(session)
                .orElseThrow(() -> new AssertionError("session " + session.value() + " is gone"))
                .row();
    }

    static Revocation because(RevocationReason reason) {
        return new Revocation(NOON.plusSeconds(reason.name().length()), reason);
    }
}
