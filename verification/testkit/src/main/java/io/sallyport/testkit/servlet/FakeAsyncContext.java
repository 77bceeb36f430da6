package io.sallyport.testkit.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An asynchronous request: counts how often it was dispatched and completed, and tells its listeners. */
public final class FakeAsyncContext {
    private final ServletRequest request;
    private final @Nullable ServletResponse response;
    private final List<AsyncListener> listeners = new ArrayList<>();
    private final AsyncContext servlet = Fakes.proxy(AsyncContext.class, this);
    private int dispatches;
    private int completions;

    FakeAsyncContext(ServletRequest request, @Nullable ServletResponse response) {
        this.request = request;
        this.response = response;
    }

    /** The context as an application sees it, always the same object. */
    public AsyncContext servlet() {
        return servlet;
    }

    /** How often it was sent through the filters again. */
    public synchronized int dispatches() {
        return dispatches;
    }

    /** How often it was completed. */
    public synchronized int completions() {
        return completions;
    }

    /** How many listen to it. */
    public synchronized int listeners() {
        return listeners.size();
    }

    /** What a container does when a request that was dispatched becomes asynchronous again: it forgets its listeners. */
    public FakeAsyncContext startAgain() throws IOException {
        FakeAsyncContext next = new FakeAsyncContext(request, response);
        for (AsyncListener listener : taken()) {
            listener.onStartAsync(new AsyncEvent(next.servlet()));
        }
        return next;
    }

    /** What a container does when the answer is complete. */
    public void finish() throws IOException {
        for (AsyncListener listener : taken()) {
            listener.onComplete(new AsyncEvent(servlet));
        }
    }

    private synchronized List<AsyncListener> taken() {
        List<AsyncListener> taken = List.copyOf(listeners);
        listeners.clear();
        return taken;
    }

    synchronized void addListener(AsyncListener listener) {
        listeners.add(listener);
    }

    ServletRequest getRequest() {
        return request;
    }

    @Nullable ServletResponse getResponse() {
        return response;
    }

    synchronized void dispatch() {
        requireOpen();
        dispatches++;
    }

    synchronized void complete() {
        requireOpen();
        completions++;
    }

    private void requireOpen() {
        if (dispatches + completions > 0) {
            throw new IllegalStateException("the request was dispatched or completed before");
        }
    }
}
