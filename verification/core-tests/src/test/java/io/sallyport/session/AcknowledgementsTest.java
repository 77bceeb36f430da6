package io.sallyport.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.Await;
import io.sallyport.model.Generation;
import io.sallyport.model.SessionId;
import io.sallyport.spi.SessionStore;
import io.sallyport.testkit.Race;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AcknowledgementsTest {
    private static final SessionId SESSION = new SessionId("s1");

    private final List<String> written = new CopyOnWriteArrayList<>();
    private final CountDownLatch open = new CountDownLatch(1);
    private final Acknowledgements acknowledgements = new Acknowledgements(store(), "test-ack");

    @Test
    void aGenerationIsWrittenOnceHoweverManyRequestsArrive() {
        open.countDown();

        for (int i = 0; i < 5; i++) {
            acknowledgements.received(SESSION, new Generation(1));
            acknowledgements.received(SESSION, new Generation(2));
            acknowledgements.received(SESSION, new Generation(1));
        }

        acknowledgements.close();
        assertThat(written).containsExactly("s1 1", "s1 2");
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
        assertThat(written).doesNotHaveDuplicates().hasSize(200);
    }

    @Test
    void theFirstGenerationNeedsNone() {
        open.countDown();
        acknowledgements.received(SESSION, Generation.FIRST);

        acknowledgements.close();

        assertThat(written).isEmpty();
    }

    @Test
    void noRequestWaitsForTheStore() {
        acknowledgements.received(SESSION, new Generation(1));
        acknowledgements.received(new SessionId("s2"), new Generation(3));

        assertThat(acknowledgements.highest(SESSION)).isEqualTo(new Generation(1));
        assertThat(acknowledgements.highest(new SessionId("s2"))).isEqualTo(new Generation(3));
        assertThat(acknowledgements.highest(new SessionId("s3"))).isEqualTo(Generation.FIRST);
        assertThat(written).isEmpty();
        open.countDown();
        acknowledgements.close();
    }

    @Test
    void closingWritesWhatWaitsAndEndsTheThread() {
        acknowledgements.received(SESSION, new Generation(1));
        acknowledgements.received(SESSION, new Generation(2));
        Await.until("the writer runs", AcknowledgementsTest::writerRuns);
        open.countDown();

        acknowledgements.close();

        assertThat(written).containsExactly("s1 1", "s1 2");
        Await.until("the writer has ended", () -> !writerRuns());
    }

    @Test
    void whatArrivesAfterwardsIsDropped() {
        open.countDown();
        acknowledgements.close();

        acknowledgements.received(SESSION, new Generation(1));

        assertThat(written).isEmpty();
        assertThat(acknowledgements.highest(SESSION)).isEqualTo(new Generation(1));
    }

    private static boolean writerRuns() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("test-ack-acknowledgements"));
    }

    private SessionStore store() {
        return (SessionStore) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {SessionStore.class}, (proxy, method, arguments) -> {
                    assertThat(open.await(20, TimeUnit.SECONDS)).isTrue();
                    written.add(((SessionId) arguments[0]).value() + " " + ((Generation) arguments[1]).number());
                    return null;
                });
    }
}
