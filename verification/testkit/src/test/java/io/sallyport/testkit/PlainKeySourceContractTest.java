package io.sallyport.testkit;

import io.sallyport.model.StoredKey;
import io.sallyport.spi.KeySource;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Holds the contract to a source that a host could have written. */
class PlainKeySourceContractTest extends ReadableKeySourceContract {
    @Override
    protected KeySource sourceOf(Collection<StoredKey> keys) {
        List<StoredKey> sorted =
                keys.stream().sorted(Comparator.comparing(StoredKey::createdAt)).toList();
        return () -> sorted;
    }
}
