package io.sallyport.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.config.ConfigurationException;
import io.sallyport.model.KeyId;
import io.sallyport.model.StoredKey;
import io.sallyport.spi.StoreUnavailableException;
import io.sallyport.testkit.Race;
import io.sallyport.testkit.SteppingClock;
import io.sallyport.testkit.TestKeys;
import io.sallyport.testkit.TestTokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LiveKeyRingTest {
    private static final KeyId NEIGHBOURS = new KeyId("neighbours");

    private final SteppingClock clock = new SteppingClock(TestTokens.NOON);
    private final List<StoredKey> keys = new ArrayList<>(new TestKeys().keys());
    private final AtomicInteger loads = new AtomicInteger();
    private RuntimeException failure = new StoreUnavailableException("out of reach");
    private boolean failing;
    private final LiveKeyRing ring = new LiveKeyRing(this::load, clock, Duration.ofSeconds(30));

    @Test
    void aKnownKeyCostsNoLook() {
        clock.advance(Duration.ofHours(1));

        assertThat(ring.verification(TestKeys.accessTokenKey().id())).isPresent();
        assertThat(ring.mac(TestKeys.refreshTokenKey().id())).isPresent();

        assertThat(loads).hasValue(1);
    }

    @Test
    void aNeighboursNewKeyIsFound() {
        addNeighbours();
        clock.advance(Duration.ofSeconds(10));

        assertThat(ring.verification(NEIGHBOURS)).isPresent();

        assertThat(ring.signing().id()).isEqualTo(NEIGHBOURS);
        assertThat(loads).hasValue(2);
    }

    @Test
    void madeUpKeysCauseOneLookInTenSeconds() {
        for (int millis : new int[] {9_999, 1, 1, 9_998, 1, 9_999}) {
            clock.advance(Duration.ofMillis(millis));
            assertThat(ring.verification(new KeyId("made-up"))).isEmpty();
            assertThat(ring.mac(new KeyId("made-up-too"))).isEmpty();
        }

        assertThat(loads).hasValue(3);
    }

    @Test
    void manyAtOnceCauseOneLook() {
        clock.advance(Duration.ofSeconds(10));

        Race.of(8, number -> ring.verification(new KeyId("made-up" + number)).isPresent());

        assertThat(loads).hasValue(2);
    }

    @Test
    void anUnknownKeyIsNotRefusedWhileTheSourceIsOutOfReach() {
        clock.advance(Duration.ofSeconds(10));
        failing = true;

        assertThatThrownBy(() -> ring.verification(NEIGHBOURS))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessage("the key ring could not be read again")
                .hasRootCauseMessage("out of reach");

        assertThat(ring.verification(TestKeys.accessTokenKey().id())).isPresent();
    }

    @Test
    void aSourceThatIsOutOfReachIsAskedOnceInTenSecondsToo() {
        clock.advance(Duration.ofSeconds(10));
        failing = true;

        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> ring.mac(NEIGHBOURS)).isInstanceOf(StoreUnavailableException.class);
            clock.advance(Duration.ofMillis(1999));
        }

        assertThat(loads).hasValue(2);
    }

    @Test
    void aSourceThatCameBackIsReadAgain() {
        clock.advance(Duration.ofSeconds(10));
        failing = true;
        assertThatThrownBy(() -> ring.verification(NEIGHBOURS)).isInstanceOf(StoreUnavailableException.class);
        failing = false;
        addNeighbours();
        clock.advance(Duration.ofSeconds(10));

        assertThat(ring.verification(NEIGHBOURS)).isPresent();
        assertThat(ring.verification(new KeyId("made-up"))).isEmpty();
    }

    @Test
    void aKeyThatCannotBeOpenedLaterIsNoFaultOfTheClient() {
        clock.advance(Duration.ofSeconds(10));
        failing = true;
        failure = new ConfigurationException(List.of("Key k does not open."));

        assertThatThrownBy(() -> ring.verification(NEIGHBOURS))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessage("the key ring could not be read again")
                .hasRootCause(failure);
    }

    @Test
    void theVersionChangesWhenAKeyIsGone() {
        StoredKey known = TestKeys.accessTokenKey();
        addNeighbours();
        long before = ring.version();
        readAgain();
        assertThat(ring.version()).isEqualTo(before);

        keys.remove(known);
        readAgain();

        assertThat(ring.version()).isNotEqualTo(before);
        assertThat(ring.verification(known.id())).isEmpty();
    }

    @Test
    void theVersionChangesWhenAKeyOfRefreshTokensIsGone() {
        StoredKey old = keys.get(1);
        keys.add(new StoredKey(NEIGHBOURS, old.purpose(), "HS256", false, old.material(), TestTokens.NOON));
        readAgain();
        long before = ring.version();

        keys.remove(old);
        readAgain();

        assertThat(ring.version()).isNotEqualTo(before);
    }

    private void readAgain() {
        clock.advance(Duration.ofSeconds(10));
        ring.verification(new KeyId("made-up"));
    }

    @Test
    void aSourceThatHangsHoldsUpOneThreadOnly() throws InterruptedException {
        CountDownLatch hanging = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        LiveKeyRing impatient = new LiveKeyRing(() -> loadUnlessHanging(hanging, end), clock, Duration.ofMillis(1));
        clock.advance(Duration.ofSeconds(10));
        Thread first = new Thread(() -> impatient.verification(NEIGHBOURS));
        first.start();
        hanging.await();

        assertThatThrownBy(() -> impatient.verification(NEIGHBOURS))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessage("the key ring is being read again, and its source does not answer");
        assertThat(impatient.verification(TestKeys.accessTokenKey().id())).isPresent();

        end.countDown();
        first.join();
        assertThat(impatient.verification(NEIGHBOURS)).isEmpty();
    }

    private KeyRing loadUnlessHanging(CountDownLatch hanging, CountDownLatch end) {
        if (loads.incrementAndGet() > 2) {
            hanging.countDown();
            awaitOrEnd(end);
        }
        return TestRing.loader(() -> keys, clock).load();
    }

    private static void awaitOrEnd(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void readingOnRequestDoesNotPutOffTheLookForAnUnknownKey() {
        clock.advance(Duration.ofSeconds(10));
        ring.reload();
        addNeighbours();

        assertThat(ring.verification(NEIGHBOURS)).isPresent();
    }

    @Test
    void theLastRingStaysInForceWhileItCannotBeRead() {
        clock.advance(Duration.ofMinutes(5));
        failing = true;
        failure = new IllegalStateException("two keys of the ring have one key id");

        assertThatThrownBy(ring::reload)
                .isInstanceOf(StoreUnavailableException.class)
                .hasRootCause(failure);

        assertThat(ring.verification(TestKeys.accessTokenKey().id())).isPresent();
        assertThat(ring.age()).isEqualTo(Duration.ofMinutes(5));
        failing = false;
        ring.reload();
        assertThat(ring.age()).isZero();
    }

    private void addNeighbours() {
        StoredKey known = TestKeys.accessTokenKey();
        keys.add(new StoredKey(NEIGHBOURS, known.purpose(), "RS256", false, known.material(), TestTokens.NOON));
    }

    private KeyRing load() {
        loads.incrementAndGet();
        if (failing) {
            throw failure;
        }
        return TestRing.loader(() -> keys, clock).load();
    }
}
