package io.sallyport;

import io.sallyport.audit.AuditEvent;
import io.sallyport.audit.AuditListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Writes audit events to the log named {@code io.sallyport.audit}: what nobody need act on is not above INFO. */
final class LoggingAuditListener implements AuditListener {
    private static final Logger LOG = System.getLogger("io.sallyport.audit");

    @Override
    public void onEvent(AuditEvent event) {
        LOG.log(level(event), "{0}", new OneLine(event));
    }

    /** Prints as the event does, only that nothing which a client chose, a user name say, begins a line of its own. */
    private record OneLine(AuditEvent event) {
        @Override
        public String toString() {
            StringBuilder line = new StringBuilder();
            event.toString().chars().forEach(c -> line.append(breaksLines(c) ? '?' : (char) c));
            return line.toString();
        }

        private static boolean breaksLines(int c) {
            return Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
        }
    }

    private static Level level(AuditEvent event) {
        if (event instanceof AuditEvent.RefreshTokenReused) {
            return Level.WARNING;
        }
        boolean frequent = event instanceof AuditEvent.RequestRefused
                || event instanceof AuditEvent.SessionRotated
                || event instanceof AuditEvent.RefreshReplayed;
        return frequent ? Level.DEBUG : Level.INFO;
    }
}
