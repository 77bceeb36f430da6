package io.sallyport.node.child;

import io.sallyport.audit.AuditEvent;
import io.sallyport.audit.AuditListener;
import java.util.Map;
import java.util.TreeMap;

/** Counts audit events by their kind. */
final class EventCounts implements AuditListener {
    private final Map<String, Long> counts = new TreeMap<>();

    @Override
    public synchronized void onEvent(AuditEvent event) {
        counts.merge(event.getClass().getSimpleName(), 1L, Long::sum);
    }

    synchronized long of(String kind) {
        return counts.getOrDefault(kind, 0L);
    }
}
