package io.sallyport.store.redis;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Hears of messages on a channel, on a connection and a daemon thread of its own. Where the connection ends it makes
 * another, and wakes then too, since something may have been said meanwhile.
 */
final class Listener implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Listener.class.getName());
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);
    /** After so much silence another connection is made: a server that has vanished would be silent for ever. */
    static final Duration SILENCE = Duration.ofSeconds(10);

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
            Duration pause = Duration.ZERO;
            while (!closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                pause = listenOnce();
            }
        } catch (InterruptedException e) {
            LOG.log(Level.DEBUG, "the listener was interrupted");
        }
    }

    /** Gives how long to wait before the next time. */
    private Duration listenOnce() {
        Ear ear = new Ear();
        try (RedisConnection connection = redis.connect()) {
            current = Optional.of(connection);
            if (closed.getCount() > 0) {
                connection.listen(channel, ear);
            }
        } catch (JedisException e) {
            if (ear.isSubscribed() && e.getCause() instanceof SocketTimeoutException) {
                return Duration.ZERO;
            }
            tell(e);
        }
        return BETWEEN_ATTEMPTS;
    }

    /** Once for each time that it is out of reach: the list is read all the same, at its own pace. */
    private void tell(JedisException e) {
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

    /** Wakes when it begins to hear, and at each message. */
    private final class Ear extends JedisPubSub {
        @Override
        public void onSubscribe(String name, int count) {
            outOfReach = false;
            wake.run();
        }

        @Override
        public void onMessage(String name, String message) {
            wake.run();
        }
    }
}
