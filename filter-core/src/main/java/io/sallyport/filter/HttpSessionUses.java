package io.sallyport.filter;

import io.sallyport.session.LastingUse;
import io.sallyport.session.LastingUses;
import jakarta.servlet.http.HttpSession;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Which {@code HttpSession}s hang on which sessions on this node, so that they end without waiting for a request. Keeps
 * none of them alive: what its container has dropped is forgotten when the next one comes. Safe for use by many threads.
 */
final class HttpSessionUses implements AutoCloseable {
    private final LastingUses uses;
    private final Consumer<HttpSession> end;
    private final Map<String, Kept> byId = new ConcurrentHashMap<>();
    private final ReferenceQueue<HttpSession> dropped = new ReferenceQueue<>();

    /** Takes who tells what was denied, and what to do with an {@code HttpSession} of it. */
    HttpSessionUses(LastingUses uses, Consumer<HttpSession> end) {
        this.uses = uses;
        this.end = end;
    }

    private static final class Kept extends WeakReference<HttpSession> {
        private final String id;
        private final BoundSession bound;
        private volatile Optional<LastingUse> use = Optional.empty();

        Kept(String id, HttpSession session, BoundSession bound, ReferenceQueue<HttpSession> dropped) {
            super(session, dropped);
            this.id = id;
            this.bound = bound;
        }

        boolean isFor(HttpSession session, BoundSession wanted) {
            return refersTo(session) && bound.equals(wanted);
        }
    }

    /** Takes note of an {@code HttpSession} and whose it is; costs a look-up where that is known. */
    void keep(HttpSession session, BoundSession bound) {
        String id = session.getId();
        Kept known = byId.get(id);
        if (known == null || !known.isFor(session, bound)) {
            forgetDropped();
            replace(new Kept(id, session, bound, dropped));
        }
    }

    private void replace(Kept kept) {
        Optional.ofNullable(byId.put(kept.id, kept))
                .flatMap(before -> before.use)
                .ifPresent(LastingUse::close);
        kept.use = Optional.of(uses.begin(kept.bound.reference(), () -> end(kept)));
    }

    private void end(Kept kept) {
        byId.remove(kept.id, kept);
        Optional.ofNullable(kept.get()).ifPresent(end);
    }

    private void forgetDropped() {
        @Nullable Reference<? extends HttpSession> next = dropped.poll();
        while (next != null) {
            Kept gone = (Kept) next;
            byId.remove(gone.id, gone);
            gone.use.ifPresent(LastingUse::close);
            next = dropped.poll();
        }
    }

    @Override
    public void close() {
        byId.values().forEach(kept -> kept.use.ifPresent(LastingUse::close));
        byId.clear();
    }
}
