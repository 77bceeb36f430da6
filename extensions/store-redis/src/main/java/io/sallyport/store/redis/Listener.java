package io.sallyport.store.redis;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Hears of messages on a channel, on a connection and a daemon thread of its own. Where the connection ends it makes
 * another, and wakes then too, since something may have been said meanwhile.
 */
final class Listener implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Listener.class.getName());
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);
    /** After so much silence the server is asked whether it is still there. */
    private static final Duration SILENCE = Duration.ofSeconds(5);

    private static final Duration TIME_TO_FINISH = Duration.ofSeconds(2);

    private final Redis redis;
    private final String channel;
    private final Runnable wake;
    private final Thread thread;
    private final CountDownLatch closed = new CountDownLatch(1);
    private boolean outOfReach;
    private volatile Optional<RedisConnection> current = Optional.empty();

    Listener(Redis redis, String channel, Runnable wake, String threadName) {
        this.redis = redis;
        this.channel = channel;
        this.wake = wake;
        this.thread = new Thread(this::listen, threadName);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void listen() {
        try {
            do {
                listenOnce();
            } while (!closed.await(BETWEEN_ATTEMPTS.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            LOG.log(Level.DEBUG, "the listener was interrupted");
        }
    }

    private void listenOnce() {
        try (RedisConnection connection = redis.connect()) {
            current = Optional.of(connection);
            if (closed.getCount() == 0) {
                return;
            }
            connection.send(List.of("SUBSCRIBE", channel));
            requireAnswer(connection);
            outOfReach = false;
            while (closed.getCount() > 0) {
                wake.run();
                awaitMessage(connection);
            }
        } catch (IOException e) {
            tell(e);
        }
    }

    private static void awaitMessage(RedisConnection connection) throws IOException {
        while (connection.receive(SILENCE).isEmpty()) {
            connection.send(List.of("PING"));
            requireAnswer(connection);
        }
    }

    private static void requireAnswer(RedisConnection connection) throws IOException {
        Reply reply = connection
                .receive(Redis.PATIENCE)
                .orElseThrow(() -> new IOException("no answer for " + Redis.PATIENCE.toMillis() + " ms"));
        if (reply instanceof Reply.Failure failure) {
            throw new IOException(failure.words());
        }
    }

    /** Once for each time that it is out of reach: the list is read all the same, at its own pace. */
    private void tell(IOException e) {
        if (!outOfReach && closed.getCount() > 0) {
            LOG.log(
                    Level.WARNING,
                    "{0} cannot be listened to ({1}): what other nodes deny is heard of by the next poll only",
                    redis,
                    e.getMessage());
        }
        outOfReach = true;
    }

    /** Ends the connection and the thread. */
    @Override
    public void close() {
        closed.countDown();
        current.ifPresent(RedisConnection::close);
        try {
            thread.join(TIME_TO_FINISH.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
