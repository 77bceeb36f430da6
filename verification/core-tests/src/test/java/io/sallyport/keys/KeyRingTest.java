package io.sallyport.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.model.KeyId;
import io.sallyport.model.KeyPurpose;
import io.sallyport.model.KeyState;
import io.sallyport.model.StoredKey;
import io.sallyport.testkit.SteppingClock;
import io.sallyport.testkit.TestKeys;
import io.sallyport.testkit.TestTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The state of a key follows from the time. */
class KeyRingTest {
    private static final Instant NOON = TestTokens.NOON;

    @ParameterizedTest
    @CsvSource({"-1, first", "0, second", "1, second", "59999, second", "60000, third", "60001, third"})
    void theLatestKeyWhoseTimeHasComeMakesTokens(long millisAfterNoon, String expected) {
        KeyRing ring = ring(
                accessTokenKey("first", 0, NOON.minusSeconds(60)),
                accessTokenKey("second", 1, NOON),
                accessTokenKey("third", 2, NOON.plusSeconds(60)));

        assertThat(ring.signing(NOON.plusMillis(millisAfterNoon)).id().value()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"-1, first", "0, second"})
    void refreshTokensTurnToTheirNextKeyInTheSameWay(long millisAfterNoon, String expected) {
        KeyRing ring = ring(refreshTokenKey("first", 0, NOON.minusSeconds(60)), refreshTokenKey("second", 1, NOON));

        assertThat(ring.mac(NOON.plusMillis(millisAfterNoon)).id().value()).isEqualTo(expected);
    }

    @Test
    void aClockThatIsBehindUsesTheFirstKey() {
        KeyRing ring = ring(accessTokenKey("first", 0, NOON), accessTokenKey("second", 1, NOON.plusSeconds(1)));

        assertThat(ring.signing(NOON.minusSeconds(60)).id().value()).isEqualTo("first");
    }

    @Test
    void keysOfEveryStateVerify() {
        KeyRing ring = ring(
                accessTokenKey("retired", 0, NOON.minusSeconds(60)),
                accessTokenKey("current", 1, NOON),
                accessTokenKey("next", 2, NOON.plusSeconds(60)));

        assertThat(ring.described(NOON))
                .filteredOn(key -> key.purpose() == KeyPurpose.ACCESS_TOKEN)
                .extracting(RingKey::state)
                .containsExactly(KeyState.RETIRED, KeyState.CURRENT, KeyState.NEXT);
        assertThat(ring.verificationKeys())
                .extracting(key -> key.id().value())
                .containsExactly("retired", "current", "next");
        for (String id : List.of("retired", "current", "next")) {
            assertThat(ring.verification(new KeyId(id))).isPresent();
        }
    }

    /** An emergency overtakes a key that was published before. */
    @Test
    void theTimeCountsAndNotThePlace() {
        KeyRing ring = ring(
                accessTokenKey("old", 0, NOON.minusSeconds(60)),
                accessTokenKey("planned", 1, NOON.plusSeconds(60)),
                accessTokenKey("urgent", 2, NOON));

        assertThat(ring.signing(NOON).id().value()).isEqualTo("urgent");
        assertThat(ring.signing(NOON.plusSeconds(60)).id().value()).isEqualTo("planned");
        assertThat(ring.timeline(KeyPurpose.ACCESS_TOKEN).newest(NOON).id().value())
                .isEqualTo("urgent");
        assertThat(ring.timeline(KeyPurpose.ACCESS_TOKEN).nextPosition()).isEqualTo(3);
    }

    @Test
    void ofKeysFromTheSameMomentTheLastMakesTokens() {
        KeyRing ring = ring(accessTokenKey("z", 0, NOON), accessTokenKey("a", 1, NOON));

        assertThat(ring.signing(NOON).id().value()).isEqualTo("a");
    }

    @ParameterizedTest
    @CsvSource({"-1, 0", "0, 1", "1, 1"})
    void aRetiredKeyIsDoneWhenItsSuccessorHasBeenInUseForLongEnough(long millis, int expected) {
        Duration time = Duration.ofHours(1);
        KeyRing ring = ring(
                accessTokenKey("retired", 0, NOON.minusSeconds(60)),
                accessTokenKey("current", 1, NOON),
                accessTokenKey("next", 2, NOON.plus(Duration.ofDays(1))));

        assertThat(ring.timeline(KeyPurpose.ACCESS_TOKEN)
                        .retiredFor(time, NOON.plus(time).plusMillis(millis)))
                .hasSize(expected)
                .allSatisfy(key -> assertThat(key.id().value()).isEqualTo("retired"));
    }

    @Test
    void theOnlyKeyIsNeverDone() {
        KeyRing ring = ring(accessTokenKey("only", 0, NOON));

        assertThat(ring.timeline(KeyPurpose.ACCESS_TOKEN).retiredFor(Duration.ZERO, NOON.plus(Duration.ofDays(1000))))
                .isEmpty();
    }

    private static KeyRing ring(StoredKey... keys) {
        List<StoredKey> all = new ArrayList<>(List.of(keys));
        all.add(keys[0].purpose() == KeyPurpose.ACCESS_TOKEN ? TestKeys.refreshTokenKey() : TestKeys.accessTokenKey());
        return TestRing.loader(() -> all, new SteppingClock(NOON)).load();
    }

    private static StoredKey accessTokenKey(String id, long position, Instant activeFrom) {
        return named(id, TestKeys.accessTokenKey()).placed(position, activeFrom);
    }

    private static StoredKey refreshTokenKey(String id, long position, Instant activeFrom) {
        return named(id, TestKeys.refreshTokenKey()).placed(position, activeFrom);
    }

    private static StoredKey named(String id, StoredKey key) {
        return new StoredKey(new KeyId(id), key.purpose(), key.algorithm(), false, key.material(), key.createdAt());
    }
}
