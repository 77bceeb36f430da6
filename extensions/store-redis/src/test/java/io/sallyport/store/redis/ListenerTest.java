package io.sallyport.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.model.Denial;
import io.sallyport.model.SessionId;
import io.sallyport.spi.DenyFeed;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ListenerTest {
    private static final Denial DENIAL =
            new Denial.OfSession("issuer", new SessionId("a"), Instant.parse("2999-01-01T00:00:00Z"));
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final List<AutoCloseable> opened = new ArrayList<>();
    private final RedisProcess server = opened(RedisProcess.durable());
    private final Names names = Names.of("https://depot.example/");
    private final Semaphore wakes = new Semaphore(0);

    @AfterEach
    void close() throws Exception {
        for (int i = opened.size() - 1; i >= 0; i--) {
            opened.get(i).close();
        }
    }

    @Test
    void anEntryOfAnotherNodeWakes() throws InterruptedException {
        feed("one").wakeOnAppend(wakes::release);
        awaitWake();

        feed("other").append(DENIAL);

        awaitWake();
    }

    @Test
    void anEntryOfAnotherIssuerDoesNotWake() throws InterruptedException {
        feed("one").wakeOnAppend(wakes::release);
        awaitWake();
        Redis redis = opened(new Redis(server.url(), StoreTime.ofTheServer()));
        new RedisDenyFeed(redis, Names.of("another"), "other").append(DENIAL);

        feed("other").append(DENIAL);

        awaitWake();
        assertThat(wakes.availablePermits()).isZero();
    }

    /** Whatever was said while nobody listened is read then. */
    @Test
    void aServerThatComesBackWakesAndIsListenedToAgain() throws InterruptedException {
        feed("one").wakeOnAppend(wakes::release);
        awaitWake();

        server.kill();
        server.startAgain();

        awaitWake();
        feed("other").append(DENIAL);
        awaitWake();
    }

    @Test
    void aServerThatFallsSilentIsGivenUpAndListenedToAgain() throws IOException, InterruptedException {
        SilencedPort port = opened(new SilencedPort(server.port()));
        feed("one", new Redis(RedisProcess.url(port.number()), StoreTime.ofTheServer()))
                .wakeOnAppend(wakes::release);
        awaitWake();

        port.fallSilent();
        Await.until("it tries again", () -> port.connections() > 1);
        port.speak();

        awaitWake();
    }

    /** One that vanished would be silent too. */
    @Test
    void aQuietServerIsListenedToAnewWithoutAWord() throws InterruptedException {
        try (LogRecords log = new LogRecords()) {
            feed("one").wakeOnAppend(wakes::release);
            awaitWake();

            awaitWake();

            assertThat(log.lines()).isEmpty();
        }
    }

    @Test
    void closingEndsTheThreadAndTheConnection() throws InterruptedException {
        DenyFeed feed = feed("closed");
        DenyFeed.Wakes listening = feed.wakeOnAppend(wakes::release);
        awaitWake();
        assertThat(threads("closed")).hasSize(1).allMatch(Thread::isDaemon);

        listening.close();

        assertThat(threads("closed")).isEmpty();
        Redis witness = opened(new Redis(server.url(), StoreTime.ofTheServer()));
        Await.until(
                "nobody listens",
                () -> witness.call("count", List.of("PUBSUB", "NUMSUB", names.denialChannel()), Reply::items)
                                .get(1)
                                .number()
                        == 0);
    }

    @Test
    void closingTheFeedEndsWhatIsStillOpen() throws InterruptedException {
        RedisDenyFeed feed = feed("forgotten");
        feed.wakeOnAppend(wakes::release);
        awaitWake();

        feed.close();

        assertThat(threads("forgotten")).isEmpty();
    }

    @Test
    void closingEndsAThreadThatFindsNoServer() {
        server.kill();
        DenyFeed.Wakes listening = feed("lost").wakeOnAppend(wakes::release);

        listening.close();

        assertThat(threads("lost")).isEmpty();
        assertThat(wakes.availablePermits()).isZero();
    }

    private void awaitWake() throws InterruptedException {
        assertThat(wakes.tryAcquire(LONGEST.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    private static List<Thread> threads(String application) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(application + "-redis-listener"))
                .toList();
    }

    private RedisDenyFeed feed(String application) {
        return feed(application, new Redis(server.url(), StoreTime.ofTheServer()));
    }

    private RedisDenyFeed feed(String application, Redis redis) {
        return opened(new RedisDenyFeed(opened(redis), names, application));
    }

    private <T extends AutoCloseable> T opened(T resource) {
        opened.add(resource);
        return resource;
    }
}
