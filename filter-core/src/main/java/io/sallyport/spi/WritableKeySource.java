package io.sallyport.spi;

import io.sallyport.model.StoredKey;

/** A key source that can also keep the keys that the first start makes. */
public interface WritableKeySource extends KeySource {
    /**
     * Adds a key unless there is one of its purpose already: of several nodes that start at once one wins.
     *
     * @return false if there was one; nothing is stored then
     * @throws StoreUnavailableException if it is not known whether it was written
     */
    boolean addFirst(StoredKey key);
}
