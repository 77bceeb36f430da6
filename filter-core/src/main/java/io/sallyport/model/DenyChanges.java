package io.sallyport.model;

import java.util.List;

/**
 * What a deny feed holds beyond a revision.
 *
 * @param revision the revision of the last entry, or the one asked for where nothing came after it
 * @param denials the entries in the order of their revisions
 */
public record DenyChanges(long revision, List<Denial> denials) {
    public DenyChanges {
        denials = List.copyOf(denials);
    }
}
