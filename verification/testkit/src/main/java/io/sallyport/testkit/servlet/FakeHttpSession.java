package io.sallyport.testkit.servlet;

import jakarta.servlet.http.HttpSession;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The container's session: attributes, and whether it was invalidated, which may happen on any thread. */
public final class FakeHttpSession {
    private String id;
    private final Map<String, Object> attributes = new ConcurrentHashMap<>();
    private final HttpSession servlet = Fakes.proxy(HttpSession.class, this);
    private volatile boolean invalidated;

    /** Makes a session that is valid and empty. */
    public FakeHttpSession(String id) {
        this.id = id;
    }

    /** The session as a filter sees it, always the same object. */
    public HttpSession servlet() {
        return servlet;
    }

    /** The session's name. */
    public String id() {
        return id;
    }

    /** Tells whether somebody invalidated it. */
    public boolean isInvalidated() {
        return invalidated;
    }

    void changeId() {
        id = id + "-renewed";
    }

    String getId() {
        return id;
    }

    boolean isNew() {
        requireValid();
        return false;
    }

    @Nullable Object getAttribute(String name) {
        requireValid();
        return attributes.get(name);
    }

    Enumeration<String> getAttributeNames() {
        requireValid();
        return Collections.enumeration(List.copyOf(attributes.keySet()));
    }

    void setAttribute(String name, @Nullable Object value) {
        requireValid();
        if (value == null) {
            attributes.remove(name);
        } else {
            attributes.put(name, value);
        }
    }

    void removeAttribute(String name) {
        requireValid();
        attributes.remove(name);
    }

    void invalidate() {
        requireValid();
        invalidated = true;
        attributes.clear();
    }

    private void requireValid() {
        if (invalidated) {
            throw new IllegalStateException("the session " + id + " was invalidated");
        }
    }
}
