package io.sallyport.model;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * What a deny feed holds beyond a revision.
 *
 * @param revision the revision of the last entry here, or the one asked for where nothing came after it; a lower one
 *     says that the feed does not reach so far, because it has lost what it held
 * @param denials the entries in the order of their revisions
 * @param completeSince from when on, by the store's clock, the feed holds all that was denied, cut to milliseconds; what
 *     was denied earlier may be lost. A feed that lost its entries and began again has another one than before. 1970
 *     where the feed has never lost any, or cannot tell
 */
public record DenyChanges(long revision, List<Denial> denials, Instant completeSince) {
    public DenyChanges {
        denials = List.copyOf(denials);
        completeSince = completeSince.truncatedTo(ChronoUnit.MILLIS);
    }

    /** What a feed holds that has never lost an entry. */
    public DenyChanges(long revision, List<Denial> denials) {
        this(revision, denials, Instant.EPOCH);
    }
}
