package io.sallyport.audit;

/**
 * Wants to know what happened. Called on the thread of the request, from many threads at once: hand the event on and
 * return. What it throws is logged and changes no verdict.
 */
public interface AuditListener {
    /** Takes note of an event. */
    void onEvent(AuditEvent event);
}
