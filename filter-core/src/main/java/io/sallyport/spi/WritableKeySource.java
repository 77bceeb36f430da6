package io.sallyport.spi;

import io.sallyport.model.KeyId;
import io.sallyport.model.StoredKey;

/** A key source that also keeps the keys that are made here: at the first start, and whenever keys are rotated. */
public interface WritableKeySource extends KeySource {
    /**
     * Adds a key, unless a key of its purpose stands at its position or behind it: of several nodes that add at once,
     * one wins.
     *
     * @return false if there was one; nothing is stored then
     * @throws StoreUnavailableException if it is not known whether it was written
     */
    boolean append(StoredKey key);

    /**
     * Removes a key for good.
     *
     * @return false if there is none of that name
     * @throws StoreUnavailableException if it is not known whether it was removed
     */
    boolean remove(KeyId id);
}
