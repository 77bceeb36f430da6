package io.sallyport.filter;

import io.sallyport.model.TokenReference;
import io.sallyport.session.LastingUse;
import io.sallyport.session.LastingUses;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/**
 * That an asynchronous request goes on with an identity, until it is complete or that identity is denied. It then goes
 * through the filter once more, which refuses it; where an answer is on its way already, that is cut off.
 */
final class AsyncUse implements AsyncListener {
    private static final Logger LOG = System.getLogger(AsyncUse.class.getName());
    private static final String ATTRIBUTE = "io.sallyport.async";

    /** Guards what follows: a container may give a context that is complete to another request. */
    private final Object lock = new Object();

    private AsyncContext context;
    private boolean over;
    private Optional<LastingUse> use = Optional.empty();

    private AsyncUse(AsyncContext context) {
        this.context = context;
    }

    /** Watches over a request that has just become asynchronous, unless it is watched since an earlier time. */
    static void begin(AsyncContext context, ServletRequest request, TokenReference token, LastingUses uses) {
        if (request.getAttribute(ATTRIBUTE) instanceof AsyncUse before && before.isOpen()) {
            return;
        }
        AsyncUse begun = new AsyncUse(context);
        request.setAttribute(ATTRIBUTE, begun);
        context.addListener(begun);
        begun.endedBy(uses.begin(token, begun::end));
    }

    private boolean isOpen() {
        synchronized (lock) {
            return !over;
        }
    }

    private void endedBy(LastingUse begun) {
        synchronized (lock) {
            use = Optional.of(begun);
            if (over) {
                begun.close();
            }
        }
    }

    private void end() {
        synchronized (lock) {
            if (!over) {
                over = true;
                goThroughTheFilterAgain();
            }
        }
    }

    private void goThroughTheFilterAgain() {
        try {
            if (context.getResponse().isCommitted()) {
                context.complete();
            } else {
                context.dispatch();
            }
        } catch (IllegalStateException endsAnyway) {
            LOG.log(Level.DEBUG, "a request whose token was denied is about to end: {0}", endsAnyway.getMessage());
        }
    }

    /** Was dispatched, and has become asynchronous again: the container has forgotten its listeners. */
    @Override
    public void onStartAsync(AsyncEvent event) {
        synchronized (lock) {
            context = event.getAsyncContext();
            context.addListener(this);
        }
    }

    @Override
    public void onComplete(AsyncEvent event) {
        synchronized (lock) {
            over = true;
            use.ifPresent(LastingUse::close);
        }
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        // It is the application's to say what follows; onComplete comes after that.
    }

    @Override
    public void onError(AsyncEvent event) {
        // As after a timeout.
    }
}
