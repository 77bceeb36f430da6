package io.sallyport.spi;

import io.sallyport.model.Denial;
import io.sallyport.model.DenyChanges;

/**
 * The deny-list's source of truth, followed by every node. Revisions rise in the order in which entries become visible:
 * whoever has read up to a revision never misses an entry below it.
 *
 * <p>A store can lose its entries: it was emptied, or set back to a backup. A feed never keeps that to itself. Asked for
 * what came after a revision that it does not reach, it answers with a lower one; and where it began again, with another
 * {@link DenyChanges#completeSince} than before.
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

    /**
     * Reads the first entries after a revision, so that nobody holds millions of them at once. The answer's revision is
     * that of its last entry; fewer entries than asked for mean that there are no more. A feed that keeps more than some
     * thousand of them overrides this: without that it reads all.
     *
     * @param atMost how many, 1 or more
     * @throws StoreUnavailableException if the answer is not known
     */
    default DenyChanges since(long revision, int atMost) {
        return since(revision);
    }

    /**
     * Asks to be woken when an entry may have been added, on this node or another, so that a follower reads before its
     * next poll is due. A wake-up is a hint: it may come late, twice, for nothing or, where the store cannot push, never.
     *
     * @param wake returns at once and throws nothing; called from any thread
     */
    default Wakes wakeOnAppend(Runnable wake) {
        return () -> {};
    }

    /** Wake-ups that go on until closed. */
    interface Wakes extends AutoCloseable {
        /** Ends them, and what was opened for them; one that is under way may still arrive. */
        @Override
        void close();
    }
}
