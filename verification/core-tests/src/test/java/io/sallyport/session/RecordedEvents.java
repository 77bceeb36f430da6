package io.sallyport.session;

import io.sallyport.audit.AuditEvent;
import io.sallyport.audit.AuditListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what was audited. */
public final class RecordedEvents implements AuditListener {
    private final List<AuditEvent> events = new CopyOnWriteArrayList<>();

    @Override
    public void onEvent(AuditEvent event) {
        events.add(event);
    }

    public List<AuditEvent> all() {
        return List.copyOf(events);
    }

    public <E extends AuditEvent> List<E> of(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    public void forget() {
        events.clear();
    }
}
