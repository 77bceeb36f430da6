package io.sallyport.docs.example;

import io.sallyport.model.SessionId;
import io.sallyport.model.SessionRow;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * All that the store knows of one subject: what must change together stands in one entry.
 *
 * @param cuts how often all sessions were ended at once
 * @param rows the sessions
 */
record SubjectEntry(long cuts, Map<SessionId, SessionRow> rows) {
    static final SubjectEntry NEW = new SubjectEntry(0, Map.of());

    SubjectEntry {
        rows = Map.copyOf(rows);
    }

    SubjectEntry with(SessionRow row) {
        Map<SessionId, SessionRow> changed = new HashMap<>(rows);
        changed.put(row.id(), row);
        return new SubjectEntry(cuts, changed);
    }

    SubjectEntry without(Predicate<SessionRow> forgettable) {
        return new SubjectEntry(
                cuts,
                rows.values().stream()
                        .filter(forgettable.negate())
                        .collect(Collectors.toMap(SessionRow::id, row -> row)));
    }

    SubjectEntry afterACut() {
        return new SubjectEntry(cuts + 1, rows);
    }
}
