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
                new KeyId("x".repeat(64)),
                KeyPurpose.ACCESS_TOKEN,
                "RS256",
                false,
                "A".repeat(8192),
                NOON,
                NOON.plusSeconds(420).plusNanos(999_999),
                7);
        StoredKey wrapped = new StoredKey(
                new KeyId("a-_Z"), KeyPurpose.REFRESH_TOKEN, "HS256", true, "+/==", NOON.plusNanos(999_999));

        assertThat(source.append(plain)).isTrue();
        assertThat(source.append(wrapped)).isTrue();

        assertThat(source.keys()).containsExactlyInAnyOrder(plain, wrapped);
    }

    @Test
    void keysComeOldestFirst() {
        source.append(key("new", KeyPurpose.ACCESS_TOKEN, NOON.plusMillis(1)));
        source.append(key("old", KeyPurpose.REFRESH_TOKEN, NOON));

        assertThat(source.keys()).extracting(key -> key.id().value()).containsExactly("old", "new");
    }

    @Test
    void aKeyIsOnlyEverAddedBehindAllOthersOfItsPurpose() {
        StoredKey first = key("first", KeyPurpose.ACCESS_TOKEN, NOON);
        StoredKey third =
                key("third", KeyPurpose.ACCESS_TOKEN, NOON.plusSeconds(1)).placed(2, NOON);
        assertThat(source.append(first)).isTrue();
        assertThat(source.append(third)).isTrue();

        for (long position = 0; position <= 2; position++) {
            StoredKey late = key("late", KeyPurpose.ACCESS_TOKEN, NOON.minusSeconds(1));
            assertThat(source.append(late.placed(position, NOON.plusSeconds(9))))
                    .isFalse();
        }

        assertThat(source.append(key("other", KeyPurpose.REFRESH_TOKEN, NOON.plusSeconds(2))))
                .isTrue();
        assertThat(source.keys()).extracting(key -> key.id().value()).containsExactly("first", "third", "other");
    }

    @Test
    void keysThatWereMadeAtOnceStandInTheirOrder() {
        source.append(key("z", KeyPurpose.ACCESS_TOKEN, NOON));
        source.append(key("a", KeyPurpose.ACCESS_TOKEN, NOON).placed(1, NOON));

        assertThat(source.keys()).extracting(key -> key.id().value()).containsExactly("z", "a");
    }

    @Test
    void aKeyThatIsRemovedIsGone() {
        StoredKey kept = key("kept", KeyPurpose.ACCESS_TOKEN, NOON);
        StoredKey removed = key("removed", KeyPurpose.ACCESS_TOKEN, NOON).placed(1, NOON);
        source.append(kept);
        source.append(removed);

        assertThat(source.remove(removed.id())).isTrue();

        assertThat(source.keys()).containsExactly(kept);
        assertThat(source.remove(removed.id())).isFalse();
        assertThat(source.remove(new KeyId("unknown"))).isFalse();
        assertThat(source.keys()).containsExactly(kept);
    }

    @Test
    void thePlaceOfARemovedKeyIsFree() {
        StoredKey removed = key("removed", KeyPurpose.ACCESS_TOKEN, NOON);
        StoredKey successor = key("successor", KeyPurpose.ACCESS_TOKEN, NOON);
        source.append(removed);
        source.remove(removed.id());

        assertThat(source.append(successor)).isTrue();

        assertThat(source.keys()).containsExactly(successor);
    }

    @Test
    void ofSixteenNodesThatAddASuccessorOneWins() {
        source.append(key("first", KeyPurpose.ACCESS_TOKEN, NOON));
        Race.of(16, node -> source.keys());

        List<Boolean> outcomes = Race.of(
                16,
                node -> source.append(
                        key("node" + node, KeyPurpose.ACCESS_TOKEN, NOON).placed(1, NOON)));

        assertThat(Collections.frequency(outcomes, true)).isEqualTo(1);
        assertThat(source.keys())
                .extracting(key -> key.id().value())
                .containsExactly("first", "node" + outcomes.indexOf(true));
    }

    @Test
    void ofSixteenNodesOneWinsAndAllReadTheSameKey() {
        List<StoredKey> seen = Collections.synchronizedList(new ArrayList<>());
        // Whatever has to be opened first is open when it counts.
        Race.of(16, node -> source.keys());

        List<Boolean> outcomes = Race.of(16, node -> {
            boolean won = source.append(key("node" + node, KeyPurpose.REFRESH_TOKEN, NOON.plusMillis(node)));
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
