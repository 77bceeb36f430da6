package io.sallyport;

import io.sallyport.audit.AuditEvent;
import io.sallyport.audit.AuditListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

/** Tells every listener; one that fails is logged and changes nothing for the others or the request. */
final class AuditListeners implements AuditListener {
    private static final Logger LOG = System.getLogger(AuditListeners.class.getName());

    private final List<AuditListener> listeners;

    AuditListeners(List<AuditListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    @Override
    public void onEvent(AuditEvent event) {
        for (AuditListener listener : listeners) {
            try {
                listener.onEvent(event);
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "audit listener " + listener.getClass().getName() + " failed", e);
            }
        }
    }
}
