package io.sallyport.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.model.KeyId;
import io.sallyport.model.KeyPurpose;
import io.sallyport.model.StoredKey;
import io.sallyport.spi.KeySource;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What every {@link KeySource} must do, one too that cannot be written from here. Extend it, say how to make one of some
 * keys, run it.
 */
public abstract class ReadableKeySourceContract {
    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00.123Z");

    /** For key sources of other packages. */
    protected ReadableKeySourceContract() {}

    /** Makes a source of these keys, in whatever order they are given, apart from all others that this method made. */
    protected abstract KeySource sourceOf(Collection<StoredKey> keys);

    @Test
    void aSourceWithoutKeysHasNone() {
        assertThat(sourceOf(List.of()).keys()).isEmpty();
    }

    @Test
    void aKeyComesBackAsItWas() {
        StoredKey key = new StoredKey(
                new KeyId("a-_Z"),
                KeyPurpose.ACCESS_TOKEN,
                "RS256",
                true,
                "A".repeat(8192),
                NOON,
                NOON.plusSeconds(9),
                7);

        assertThat(sourceOf(List.of(key)).keys()).containsExactly(key);
    }

    @Test
    void keysComeOldestFirst() {
        StoredKey young = key("young", NOON.plusMillis(1));
        StoredKey old = key("old", NOON);

        assertThat(sourceOf(List.of(young, old)).keys()).containsExactly(old, young);
    }

    @Test
    void keysAreTheSameFromAllThreadsAndEachTime() {
        List<StoredKey> keys = List.of(key("a", NOON), key("b", NOON.plusMillis(1)));
        KeySource source = sourceOf(keys);

        assertThat(Race.of(8, thread -> source.keys())).containsOnly(keys);
        assertThat(source.keys()).isEqualTo(keys);
    }

    private static StoredKey key(String id, Instant createdAt) {
        return new StoredKey(new KeyId(id), KeyPurpose.REFRESH_TOKEN, "HS256", false, "QUJD", createdAt);
    }
}
