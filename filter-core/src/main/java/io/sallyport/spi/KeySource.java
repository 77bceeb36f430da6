package io.sallyport.spi;

import io.sallyport.model.StoredKey;
import java.util.List;

/**
 * Where the ring's keys come from. Read at start, every
 * {@code sallyport.keys.poll-interval} and when an unknown key id turns up, never on each request.
 *
 * <p>The store keeps the keys unless the application brings a source of its own: as a servlet-context attribute or JNDI
 * object of this interface's name, or as a service.
 */
public interface KeySource {
    /**
     * Reads all keys, oldest first: of several that are in use from the same moment, the last is used.
     *
     * @throws StoreUnavailableException if the answer is not known
     */
    List<StoredKey> keys();
}
