package io.sallyport.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.Await;
import io.sallyport.model.Generation;
import io.sallyport.model.SessionId;
import io.sallyport.spi.SessionStore;
import io.sallyport.spi.StoreUnavailableException;
import io.sallyport.testkit.Race;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class AcknowledgementsTest {
    private static final SessionId SESSION = new SessionId("s1");

    private final List<Map<SessionId, Generation>> calls = new CopyOnWriteArrayList<>();
    private final CountDownLatch open = new CountDownLatch(1);
    private final Acknowledgements acknowledgements = new Acknowledgements(store(), "test-ack");
    private volatile Optional<RuntimeException> failure = Optional.empty();

    @AfterEach
    void endThread() {
        open.countDown();
        acknowledgements.close();
    }

    @Test
    void aGenerationIsWrittenOnceHoweverManyRequestsArrive() {
        open.countDown();

        for (int i = 0; i < 5; i++) {
            acknowledgements.received(SESSION, new Generation(1));
            acknowledgements.received(SESSION, new Generation(2));
            acknowledgements.received(SESSION, new Generation(1));
        }

        acknowledgements.close();
        assertThat(calls).containsExactly(Map.of(SESSION, new Generation(2)));
        assertThat(acknowledgements.highest(SESSION)).isEqualTo(new Generation(2));
    }

    @Test
    void aGenerationIsWrittenOnceByRequestsThatArriveAtOnce() {
        open.countDown();

        for (int round = 1; round <= 200; round++) {
            Generation generation = new Generation(round);
            Race.of(4, thread -> {
                acknowledgements.received(SESSION, generation);
                return thread;
            });
        }

        acknowledgements.close();
        assertThat(calls).doesNotHaveDuplicates();
        assertThat(written()).containsEntry(SESSION, new Generation(200));
    }

    @Test
    void manyAreWrittenInFewCallsOfBoundedSize() {
        open.countDown();

        IntStream.range(0, 2_100).forEach(number -> acknowledgements.received(session(number), new Generation(1)));

        acknowledgements.close();
        assertThat(written()).hasSize(2_100);
        assertThat(calls)
                .hasSizeLessThan(20)
                .allSatisfy(call -> assertThat(call).hasSizeLessThanOrEqualTo(500));
    }

    @Test
    void theyAreWrittenWithoutWaitingForTheEnd() {
        open.countDown();

        acknowledgements.received(SESSION, new Generation(1));

        Await.until("it is written", () -> !calls.isEmpty());
        acknowledgements.received(SESSION, new Generation(2));
        Await.until("the next one is written, too", () -> calls.size() == 2);
    }

    @Test
    void theFirstGenerationNeedsNone() {
        open.countDown();
        acknowledgements.received(SESSION, Generation.FIRST);

        acknowledgements.close();

        assertThat(calls).isEmpty();
    }

    @Test
    void noRequestWaitsForTheStore() {
        acknowledgements.received(SESSION, new Generation(1));
        acknowledgements.received(new SessionId("s2"), new Generation(3));

        assertThat(acknowledgements.highest(SESSION)).isEqualTo(new Generation(1));
        assertThat(acknowledgements.highest(new SessionId("s2"))).isEqualTo(new Generation(3));
        assertThat(acknowledgements.highest(new SessionId("s3"))).isEqualTo(Generation.FIRST);
        assertThat(calls).isEmpty();
    }

    @Test
    @Timeout(60)
    void aStoreThatHangsHoldsUpNobodyAndFillsNoMemory() {
        IntStream.range(0, 30_000).forEach(number -> acknowledgements.received(session(number), new Generation(1)));

        assertThat(calls).isEmpty();
        open.countDown();
        acknowledgements.close();
        // Ten thousand may wait, besides those that were under way when the store began to hang.
        assertThat(written().size()).isBetween(10_000, 10_500);
    }

    @Test
    void whileTheStoreIsOutOfReachTheyWait() {
        open.countDown();
        failure = Optional.of(new StoreUnavailableException("out of reach"));
        acknowledgements.received(SESSION, new Generation(1));
        Await.until("it was tried", () -> !calls.isEmpty());
        acknowledgements.received(SESSION, new Generation(2));

        failure = Optional.empty();

        Await.until("the higher one is written", () -> written().get(SESSION).equals(new Generation(2)));
    }

    @Test
    void whatTheStoreCannotTakeDoesNotKeepTheOthersFromIt() {
        open.countDown();
        failure = Optional.of(new IllegalStateException("a driver's fault"));
        acknowledgements.received(SESSION, new Generation(1));
        Await.until("it was tried", () -> !calls.isEmpty());
        failure = Optional.empty();

        acknowledgements.received(new SessionId("s2"), new Generation(1));

        Await.until("the other one is written", () -> written().containsKey(new SessionId("s2")));
        acknowledgements.close();
        assertThat(calls).hasSize(2);
    }

    @Test
    void closingWritesWhatWaitsAndEndsTheThread() {
        acknowledgements.received(SESSION, new Generation(1));
        acknowledgements.received(SESSION, new Generation(2));
        Await.until("the writer runs", AcknowledgementsTest::writerRuns);
        open.countDown();

        acknowledgements.close();

        assertThat(written()).containsEntry(SESSION, new Generation(2));
        Await.until("the writer has ended", () -> !writerRuns());
    }

    @Test
    void whatArrivesAfterwardsIsDropped() {
        open.countDown();
        acknowledgements.close();

        acknowledgements.received(SESSION, new Generation(1));

        assertThat(calls).isEmpty();
        assertThat(acknowledgements.highest(SESSION)).isEqualTo(new Generation(1));
    }

    private static SessionId session(int number) {
        return new SessionId("s-" + number);
    }

    private Map<SessionId, Generation> written() {
        Map<SessionId, Generation> all = new HashMap<>();
        calls.forEach(all::putAll);
        return all;
    }

    private static boolean writerRuns() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("test-ack-acknowledgements"));
    }

    /** Knows one call, the one that is expected. */
    private SessionStore store() {
        return (SessionStore) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {SessionStore.class}, (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("acknowledgeAll");
                    assertThat(open.await(20, TimeUnit.SECONDS)).isTrue();
                    calls.add(generations((Map<?, ?>) arguments[0]));
                    if (failure.isPresent()) {
                        throw failure.get();
                    }
                    return null;
                });
    }

    private static Map<SessionId, Generation> generations(Map<?, ?> argument) {
        Map<SessionId, Generation> copy = new HashMap<>();
        argument.forEach((session, generation) -> copy.put((SessionId) session, (Generation) generation));
        return copy;
    }
}
