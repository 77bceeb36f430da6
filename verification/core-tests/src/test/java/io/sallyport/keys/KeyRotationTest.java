package io.sallyport.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.sallyport.audit.AuditEvent;
import io.sallyport.config.SallyportConfig;
import io.sallyport.config.Settings;
import io.sallyport.config.TokenEncryptionMode;
import io.sallyport.internal.memory.InMemoryKeySource;
import io.sallyport.model.KeyId;
import io.sallyport.model.KeyPurpose;
import io.sallyport.model.KeyState;
import io.sallyport.model.SigningAlgorithm;
import io.sallyport.model.StoredKey;
import io.sallyport.spi.KeySource;
import io.sallyport.spi.StoreUnavailableException;
import io.sallyport.spi.WritableKeySource;
import io.sallyport.testkit.Race;
import io.sallyport.testkit.SteppingClock;
import io.sallyport.testkit.TestKeys;
import io.sallyport.testkit.TestTokens;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class KeyRotationTest {
    /** The key set's age, two polls, and the clocks' difference. */
    private static final Duration LEAD = Duration.ofMinutes(7);

    private final SteppingClock clock = new SteppingClock(TestTokens.NOON);
    private final InMemoryKeySource source = new InMemoryKeySource();
    private final List<AuditEvent> events = Collections.synchronizedList(new ArrayList<>());
    private final SallyportConfig config = SallyportConfig.builder("")
            .set(Settings.REFRESH_TOKEN_ABSOLUTE_LIFETIME, Duration.ofHours(12))
            .set(Settings.ACCESS_TOKEN_ENCRYPTION, TokenEncryptionMode.DIR)
            .build();
    private final Node one = new Node(source);
    private final Node other = new Node(source);

    private final class Node {
        private final LiveKeyRing ring;
        private final KeyRotation rotation;

        Node(KeySource from) {
            this(from, config);
        }

        Node(KeySource from, SallyportConfig config) {
            KeyRingLoader loader = new KeyRingLoader(from, config.keys(), new SecureRandom(), events::add, clock);
            ring = new LiveKeyRing(loader::load, clock);
            rotation = new KeyRotation(ring, loader, config, clock);
        }

        List<RingKey> keys(KeyPurpose purpose) {
            return rotation.keys().stream()
                    .filter(key -> key.purpose() == purpose)
                    .toList();
        }

        RingKey current(KeyPurpose purpose) {
            return keys(purpose).stream()
                    .filter(key -> key.state() == KeyState.CURRENT)
                    .findFirst()
                    .orElseThrow();
        }
    }

    @ParameterizedTest
    @EnumSource(KeyPurpose.class)
    void theNextKeyIsPublishedBeforeItMakesTokens(KeyPurpose purpose) {
        RingKey before = one.current(purpose);

        RingKey next = one.rotation.rotate(purpose, "a test");

        assertThat(next.activeFrom()).isEqualTo(TestTokens.NOON.plus(LEAD));
        assertThat(next.state()).isEqualTo(KeyState.NEXT);
        assertThat(one.current(purpose)).isEqualTo(before);
        other.rotation.poll();
        assertThat(other.keys(purpose)).containsExactly(before, next);
        clock.advance(LEAD.minusMillis(1));
        assertThat(other.current(purpose).id()).isEqualTo(before.id());
        clock.advance(Duration.ofMillis(1));
        assertThat(one.current(purpose).id()).isEqualTo(next.id());
        assertThat(other.current(purpose).id()).isEqualTo(next.id());
    }

    @Test
    void rotatingTwiceAddsOneKey() {
        RingKey next = one.rotation.rotate(KeyPurpose.ACCESS_TOKEN, "a test");

        assertThat(one.rotation.rotate(KeyPurpose.ACCESS_TOKEN, "a test")).isEqualTo(next);
        assertThat(other.rotation.rotate(KeyPurpose.ACCESS_TOKEN, "a test")).isEqualTo(next);
        assertThat(one.keys(KeyPurpose.ACCESS_TOKEN)).hasSize(2);
        assertThat(one.keys(KeyPurpose.REFRESH_TOKEN)).hasSize(1);
    }

    @Test
    void twoNodesThatRotateAtOnceAgreeOnOneKey() {
        for (int round = 1; round <= 5; round++) {
            List<RingKey> nexts =
                    Race.of(2, node -> (node == 0 ? one : other).rotation.rotate(KeyPurpose.REFRESH_TOKEN, "a test"));

            assertThat(nexts.get(0)).isEqualTo(nexts.get(1));
            assertThat(one.keys(KeyPurpose.REFRESH_TOKEN)).hasSize(1 + round);
            clock.advance(LEAD);
            one.rotation.poll();
            other.rotation.poll();
        }
    }

    @ParameterizedTest
    @CsvSource({"-1, 1", "0, 2", "1, 2"})
    void theScheduleAddsTheNextKeyWhenTheNewestHasBeenInUseForLongEnough(long millis, int expected) {
        clock.advance(Duration.ofDays(30).plusMillis(millis));

        one.rotation.poll();
        other.rotation.poll();
        one.rotation.poll();

        assertThat(one.keys(KeyPurpose.ACCESS_TOKEN)).hasSize(expected);
        assertThat(one.keys(KeyPurpose.REFRESH_TOKEN)).hasSize(expected);
        assertThat(events)
                .filteredOn(event -> event instanceof AuditEvent.KeyCreated created
                        && created.by().equals("schedule"))
                .hasSize(3 * (expected - 1));
    }

    @ParameterizedTest
    @CsvSource({
        "ACCESS_TOKEN, PT1H2M, -1, 2", "ACCESS_TOKEN, PT1H2M, 0, 1",
        "TOKEN_ENCRYPTION, PT1H2M, -1, 2", "TOKEN_ENCRYPTION, PT1H2M, 0, 1",
        "REFRESH_TOKEN, PT13H2M, -1, 2", "REFRESH_TOKEN, PT13H2M, 0, 1"
    })
    void aRetiredKeyGoesWhenNothingThatItMadeCanLive(KeyPurpose purpose, Duration after, long millis, int expected) {
        RingKey old = one.current(purpose);
        one.rotation.rotate(purpose, "a test");
        clock.advance(LEAD.plus(after).plusMillis(millis));

        other.rotation.poll();
        one.rotation.poll();

        assertThat(one.keys(purpose)).hasSize(expected);
        assertThat(events.contains(
                        new AuditEvent.KeyRemoved(clock.instant(), old.id(), purpose, KeyState.RETIRED, "schedule")))
                .isEqualTo(expected == 1);
    }

    @ParameterizedTest
    @EnumSource(KeyPurpose.class)
    void removingTheKeyInUseLetsANewOneTakeItsPlaceAtOnce(KeyPurpose purpose) {
        RingKey leaked = one.current(purpose);
        events.clear();

        assertThat(one.rotation.remove(leaked.id(), "an operator")).isTrue();

        RingKey successor = one.current(purpose);
        assertThat(successor.id()).isNotEqualTo(leaked.id());
        assertThat(one.keys(purpose)).containsExactly(successor);
        assertThat(events)
                .containsExactly(
                        new AuditEvent.KeyCreated(
                                TestTokens.NOON,
                                successor.id(),
                                purpose,
                                successor.algorithm(),
                                TestTokens.NOON,
                                "an operator"),
                        new AuditEvent.KeyRemoved(
                                TestTokens.NOON, leaked.id(), purpose, KeyState.CURRENT, "an operator"));
        other.rotation.poll();
        assertThat(other.keys(purpose)).containsExactly(successor);
    }

    @Test
    void removingTheKeyInUseDoesNotBringARetiredOneBack() {
        RingKey retired = one.current(KeyPurpose.ACCESS_TOKEN);
        RingKey leaked = one.rotation.rotate(KeyPurpose.ACCESS_TOKEN, "a test");
        clock.advance(LEAD);

        one.rotation.remove(leaked.id(), "an operator");

        assertThat(one.current(KeyPurpose.ACCESS_TOKEN).id()).isNotIn(leaked.id(), retired.id());
        assertThat(one.keys(KeyPurpose.ACCESS_TOKEN)).hasSize(2);
    }

    @Test
    void removingAKeyThatIsNotInUseAddsNone() {
        RingKey current = one.current(KeyPurpose.ACCESS_TOKEN);
        RingKey next = one.rotation.rotate(KeyPurpose.ACCESS_TOKEN, "a test");

        assertThat(one.rotation.remove(next.id(), "an operator")).isTrue();

        assertThat(one.keys(KeyPurpose.ACCESS_TOKEN)).containsExactly(current);
        assertThat(one.rotation.remove(next.id(), "an operator")).isFalse();
    }

    @Test
    void aRemovedKeyChangesTheVersionOfTheRing() {
        long before = other.ring.version();
        one.rotation.remove(one.current(KeyPurpose.ACCESS_TOKEN).id(), "an operator");

        other.rotation.poll();

        assertThat(other.ring.version()).isNotEqualTo(before);
    }

    @Test
    void aNewAlgorithmComesWithTheNextKey() {
        RingKey rs256 = one.current(KeyPurpose.ACCESS_TOKEN);
        Node restarted = new Node(
                source,
                SallyportConfig.builder("")
                        .set(Settings.KEYS_ALGORITHM, SigningAlgorithm.ES256)
                        .build());

        restarted.rotation.start();
        restarted.rotation.start();

        assertThat(restarted.current(KeyPurpose.ACCESS_TOKEN)).isEqualTo(rs256);
        assertThat(restarted.keys(KeyPurpose.ACCESS_TOKEN))
                .extracting(RingKey::algorithm, RingKey::state)
                .containsExactly(tuple("RS256", KeyState.CURRENT), tuple("ES256", KeyState.NEXT));
        assertThat(restarted.keys(KeyPurpose.REFRESH_TOKEN)).hasSize(1);
        clock.advance(LEAD);
        assertThat(restarted.ring.signing().algorithm()).isEqualTo(SigningAlgorithm.ES256);
        assertThat(restarted.ring.verification(rs256.id())).isPresent();
    }

    @Test
    void anUnchangedAlgorithmAddsNoKey() {
        one.rotation.start();

        assertThat(one.rotation.keys()).hasSize(3);
    }

    @Test
    void whatNobodyNeedsIsNotRotated() {
        Node plain = new Node(source, SallyportConfig.defaults(""));
        clock.advance(Duration.ofDays(30));

        plain.rotation.poll();

        assertThat(plain.rotation.purposes()).doesNotContain(KeyPurpose.TOKEN_ENCRYPTION);
        assertThat(plain.keys(KeyPurpose.TOKEN_ENCRYPTION)).hasSize(1);
        assertThatThrownBy(() -> plain.rotation.rotate(KeyPurpose.TOKEN_ENCRYPTION, "a test"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no keys are needed for TOKEN_ENCRYPTION: name one of [ACCESS_TOKEN, REFRESH_TOKEN]");
    }

    @Test
    void keysOfTheHostAreNotTouched() {
        Node hosted = new Node(new TestKeys(), SallyportConfig.defaults(""));
        clock.advance(Duration.ofDays(10_000));
        List<RingKey> keys = hosted.rotation.keys();

        hosted.rotation.poll();

        assertThat(hosted.rotation.isPossible()).isFalse();
        assertThat(hosted.rotation.keys()).isEqualTo(keys);
        assertThatThrownBy(() -> hosted.rotation.rotate(KeyPurpose.ACCESS_TOKEN, "a test"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the keys come from a source that cannot be written: add and remove them where they come"
                        + " from");
        assertThatThrownBy(
                        () -> hosted.rotation.remove(TestKeys.accessTokenKey().id(), "a test"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aKeyThatNothingCanReplaceStays() {
        Node refused = new Node(new FullSource());
        KeyId current = refused.current(KeyPurpose.ACCESS_TOKEN).id();

        assertThatThrownBy(() -> refused.rotation.remove(current, "an operator"))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessage("key " + current.value() + " was not removed: no other key could take its place");

        assertThat(refused.current(KeyPurpose.ACCESS_TOKEN).id()).isEqualTo(current);
    }

    /** Takes no key, as if another node were always faster. */
    private final class FullSource implements WritableKeySource {
        @Override
        public List<StoredKey> keys() {
            return source.keys();
        }

        @Override
        public boolean append(StoredKey key) {
            return false;
        }

        @Override
        public boolean remove(KeyId id) {
            return source.remove(id);
        }
    }
}
