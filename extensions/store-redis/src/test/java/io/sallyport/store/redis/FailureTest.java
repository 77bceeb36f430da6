package io.sallyport.store.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.config.RedisUrl;
import io.sallyport.model.Generation;
import io.sallyport.model.SessionId;
import io.sallyport.model.SubjectCut;
import io.sallyport.spi.SessionStore;
import io.sallyport.spi.StoreUnavailableException;
import io.sallyport.testkit.Race;
import io.sallyport.testkit.TestSession;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Servers that refuse, hang, vanish or talk nonsense: an answer comes soon, and it is that the store is unavailable. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class FailureTest {
    /** To wait for a connection, to open one, to sign in, to be answered: half a second each; and a slow machine. */
    private static final Duration SOON = Duration.ofSeconds(4);

    private static final SessionId SESSION = new SessionId("a");

    private final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : opened) {
            each.close();
        }
    }

    @Test
    void aKilledServerIsUnavailableAndIsUsedAgainOnceItIsBack() {
        RedisProcess server = opened(RedisProcess.durable());
        SessionStore store = store(server.url());
        Instant now = Clock.systemUTC().instant();
        store.insert(TestSession.of("a", now).row(), new SubjectCut(0, now));
        assertThat(store.rotate(SESSION, Generation.FIRST, now, now.plusSeconds(60)))
                .isTrue();

        server.kill();
        unavailableSoon(() -> store.find(SESSION));
        unavailableSoon(() -> store.find(SESSION));
        server.startAgain();

        assertThat(store.find(SESSION).orElseThrow().row().generation()).isEqualTo(new Generation(1));
        assertThat(store.rotate(SESSION, new Generation(1), now, now.plusSeconds(60)))
                .isTrue();
    }

    /** Its idle connections are gone without anybody having been told. */
    @Test
    void aServerThatStartedAgainMeanwhileFailsAtMostOneCall() {
        RedisProcess server = opened(RedisProcess.durable());
        SessionStore store = store(server.url());
        Race.of(8, thread -> store.find(SESSION));
        server.kill();
        server.startAgain();

        int failures = 0;
        for (int i = 0; i < 16; i++) {
            try {
                store.find(SESSION);
            } catch (StoreUnavailableException e) {
                failures++;
            }
        }

        assertThat(failures).isLessThanOrEqualTo(1);
    }

    @Test
    void aPortThatNobodyListensOnIsUnavailable() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        unavailableSoon(() -> store(RedisProcess.url(port)).find(SESSION));
    }

    @Test
    void aServerThatAcceptsAndIsSilentIsGivenUp() throws IOException {
        ServerSocket silent = opened(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));

        unavailableSoon(() -> store(RedisProcess.url(silent.getLocalPort())).find(SESSION));
    }

    @Test
    void aServerThatFallsSilentIsGivenUp() throws IOException {
        RedisProcess server = opened(RedisProcess.durable());
        SilencedPort port = opened(new SilencedPort(server.port()));
        SessionStore store = store(RedisProcess.url(port.number()));
        assertThat(store.find(SESSION)).isEmpty();

        port.fallSilent();

        unavailableSoon(() -> store.find(SESSION));
    }

    @Test
    void aServerThatFallsSilentWithinItsAnswerIsGivenUp() throws IOException {
        int port = answering("+OK\r\n", 2_000);

        unavailableSoon(() -> store(RedisProcess.url(port)).find(SESSION));
    }

    @Test
    void aServerThatIsNoRedisIsUnavailable() throws IOException {
        int port = answering("HTTP/1.1 400 Bad Request\r\n\r\n", 0);

        assertThatThrownBy(() -> store(RedisProcess.url(port)).find(SESSION))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessage("redis://127.0.0.1:" + port
                        + "/0 cannot find a session: see that a Redis server runs there and can be reached"
                        + " (Unknown reply: H)");
    }

    @Test
    void manyWhoWaitForASilentServerAreAllAnsweredSoon() throws IOException {
        ServerSocket silent = opened(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        SessionStore store = store(RedisProcess.url(silent.getLocalPort()));

        List<Boolean> unavailable = Race.of(64, thread -> {
            unavailableSoon(() -> store.find(SESSION));
            return true;
        });

        assertThat(unavailable).hasSize(64);
    }

    @Test
    void aHundredThreadsShareSixteenConnections() {
        RedisProcess server = opened(RedisProcess.durable());
        Redis redis = opened(new Redis(server.url(), StoreTime.ofTheServer()));
        SessionStore store = new RedisSessionStore(redis, Names.of("i"));

        Race.of(100, thread -> store.find(SESSION));

        String clients = redis.call("list its clients", List.of("CLIENT", "LIST"), Reply::text);
        assertThat(clients.lines().count()).isLessThanOrEqualTo(16);
    }

    @Test
    void aClosedStoreIsUnavailableAndLeavesNoConnection() {
        RedisProcess server = opened(RedisProcess.durable());
        Redis redis = new Redis(server.url(), StoreTime.ofTheServer());
        SessionStore store = new RedisSessionStore(redis, Names.of("i"));
        Race.of(4, thread -> store.find(SESSION));

        redis.close();

        unavailableSoon(() -> store.find(SESSION));
        Redis witness = opened(new Redis(server.url(), StoreTime.ofTheServer()));
        Await.until(
                "only the witness is connected",
                () -> witness.call("list its clients", List.of("CLIENT", "LIST"), Reply::text)
                                .lines()
                                .count()
                        == 1);
    }

    @Test
    void aServerThatTakesNoWritesAnyMoreIsUnavailable() {
        RedisProcess server = opened(RedisProcess.start("--appendonly no"));
        SessionStore store = store(server.url());
        Instant now = Clock.systemUTC().instant();
        store.insert(TestSession.of("a", now).row(), new SubjectCut(0, now));
        Redis operator = opened(new Redis(server.url(), StoreTime.ofTheServer()));
        operator.call("follow another", List.of("REPLICAOF", "127.0.0.1", "1"), Reply::text);

        assertThatThrownBy(() -> store.rotate(SESSION, Generation.FIRST, now, now))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("cannot rotate a session: ")
                .hasMessageContaining("READONLY");

        operator.call("follow nobody", List.of("REPLICAOF", "NO", "ONE"), Reply::text);
        assertThat(store.rotate(SESSION, Generation.FIRST, now, now.plusSeconds(60)))
                .isTrue();
    }

    private SessionStore store(RedisUrl url) {
        return new RedisSessionStore(opened(new Redis(url, StoreTime.ofTheServer())), Names.of("i"));
    }

    /** Whoever connects is told this, with so many milliseconds between two bytes. */
    private int answering(String words, int pauseMillis) throws IOException {
        ServerSocket listening = opened(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        Thread thread = new Thread(() -> answer(listening, words, pauseMillis), "odd server");
        thread.setDaemon(true);
        thread.start();
        return listening.getLocalPort();
    }

    private static void answer(ServerSocket listening, String words, int pauseMillis) {
        while (!listening.isClosed()) {
            answerOnce(listening, words, pauseMillis);
        }
    }

    private static void answerOnce(ServerSocket listening, String words, int pauseMillis) {
        try (Socket socket = listening.accept();
                OutputStream out = socket.getOutputStream()) {
            for (byte each : words.getBytes(StandardCharsets.US_ASCII)) {
                out.write(each);
                out.flush();
                LockSupport.parkNanos(Duration.ofMillis(pauseMillis).toNanos());
            }
        } catch (IOException e) {
            // Whoever was told has left, or the test is over.
            return;
        }
    }

    private static void unavailableSoon(Runnable call) {
        long start = System.nanoTime();

        assertThatThrownBy(call::run).isInstanceOf(StoreUnavailableException.class);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
    }

    private <T extends AutoCloseable> T opened(T resource) {
        opened.add(resource);
        return resource;
    }
}
