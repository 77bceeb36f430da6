package io.sallyport.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.model.KeyId;
import io.sallyport.model.KeyPurpose;
import io.sallyport.model.StoredKey;
import io.sallyport.spi.WritableKeySource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link WritableKeySource} must do. Extend it, say how to make an empty one, run it. */
public abstract class KeySourceContract {
    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00.123Z");

    private WritableKeySource source;

    /** For key sources of other packages. */
    protected KeySourceContract() {}

    /** Makes a source without any key, apart from all others that this method made. */
    protected abstract WritableKeySource emptySource();

    @BeforeEach
    final void makeAnEmptySource() {
        source = emptySource();
    }

    @Test
    void anEmptySourceHasNoKey() {
        assertThat(source.keys()).isEmpty();
    }

    @Test
    void aKeyComesBackAsItWas() {
        StoredKey plain = new StoredKey(
                new KeyId("x".repeat(64)), KeyPurpose.ACCESS_TOKEN, "RS256", false, "A".repeat(8192), NOON);
        StoredKey wrapped = new StoredKey(
                new KeyId("a-_Z"), KeyPurpose.REFRESH_TOKEN, "HS256", true, "+/==", NOON.plusNanos(999_999));

        assertThat(source.addFirst(plain)).isTrue();
        assertThat(source.addFirst(wrapped)).isTrue();

        assertThat(source.keys()).containsExactlyInAnyOrder(plain, wrapped);
    }

    @Test
    void keysComeOldestFirst() {
        source.addFirst(key("new", KeyPurpose.ACCESS_TOKEN, NOON.plusMillis(1)));
        source.addFirst(key("old", KeyPurpose.REFRESH_TOKEN, NOON));

        assertThat(source.keys()).extracting(key -> key.id().value()).containsExactly("old", "new");
    }

    @Test
    void aSecondKeyOfOnePurposeIsNotStored() {
        StoredKey first = key("first", KeyPurpose.ACCESS_TOKEN, NOON);
        source.addFirst(first);

        assertThat(source.addFirst(key("second", KeyPurpose.ACCESS_TOKEN, NOON.minusSeconds(1))))
                .isFalse();

        assertThat(source.keys()).containsExactly(first);
    }

    @Test
    void ofSixteenNodesOneWinsAndAllReadTheSameKey() {
        List<StoredKey> seen = Collections.synchronizedList(new ArrayList<>());
        // Whatever has to be opened first is open when it counts.
        Race.of(16, node -> source.keys());

        List<Boolean> outcomes = Race.of(16, node -> {
            boolean won = source.addFirst(key("node" + node, KeyPurpose.REFRESH_TOKEN, NOON.plusMillis(node)));
            seen.addAll(source.keys());
            return won;
        });

        assertThat(Collections.frequency(outcomes, true)).isEqualTo(1);
        StoredKey winner =
                key("node" + outcomes.indexOf(true), KeyPurpose.REFRESH_TOKEN, NOON.plusMillis(outcomes.indexOf(true)));
        assertThat(seen).hasSize(16).containsOnly(winner);
    }

    private static StoredKey key(String id, KeyPurpose purpose, Instant createdAt) {
        return new StoredKey(new KeyId(id), purpose, "HS256", true, "QUJD", createdAt);
    }
}
