package io.sallyport.spi;

import io.sallyport.model.Denial;
import io.sallyport.model.DenyChanges;

/**
 * The deny-list's source of truth, followed by every node. Revisions rise in the order in which entries become visible:
 * whoever has read up to a revision never misses an entry below it.
 */
public interface DenyFeed {
    /**
     * Adds an entry.
     *
     * @return the entry's revision, 1 or more
     * @throws StoreUnavailableException if it is not known whether it was written
     */
    long append(Denial denial);

    /**
     * Reads what came after a revision; 0 reads all.
     *
     * @throws StoreUnavailableException if the answer is not known
     */
    DenyChanges since(long revision);
}
