package io.sallyport.store.redis;

import io.sallyport.config.RedisUrl;
import io.sallyport.spi.StoreUnavailableException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The server: lends connections, and says {@link StoreUnavailableException} where it fails. Nobody waits long: half a
 * second for a connection that is free, as long for a new one, and as long for an answer. Nothing is repeated, since
 * nobody knows whether it was done. Safe for many threads.
 */
final class Redis implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofMillis(500);

    private static final int MOST_CONNECTIONS = 16;
    /** After these another server may answer at the same address, or this one as another. */
    private static final Set<String> NOT_THE_ONE =
            Set.of("READONLY", "LOADING", "MASTERDOWN", "CLUSTERDOWN", "MOVED", "NOAUTH");

    private final RedisUrl url;
    private final StoreTime time;
    private final Semaphore places = new Semaphore(MOST_CONNECTIONS, true);
    private final Deque<RedisConnection> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    Redis(RedisUrl url, StoreTime time) {
        this.url = url;
        this.time = time;
    }

    /** Runs a script and reads its answer. */
    <T> T run(String purpose, Script script, List<String> keys, List<String> arguments, Function<Reply, T> reading) {
        return exchange(purpose, connection -> evaluated(connection, script, keys, arguments), reading);
    }

    /** Runs a command and reads its answer. */
    <T> T call(String purpose, List<String> command, Function<Reply, T> reading) {
        return exchange(purpose, connection -> connection.call(command), reading);
    }

    /** Runs a command that the server may refuse, and reads its answer. */
    <T> Optional<T> callIfAllowed(String purpose, List<String> command, Function<Reply, T> reading) {
        Reply reply = reply(purpose, connection -> connection.call(command));
        return reply instanceof Reply.Failure ? Optional.empty() : Optional.of(read(purpose, reply, reading));
    }

    /** A connection of its own for whoever listens, which does not count among those that are lent. */
    RedisConnection connect() throws IOException {
        return RedisConnection.open(url);
    }

    /** The server's address without credentials. */
    @Override
    public String toString() {
        return url.toString();
    }

    private Reply evaluated(RedisConnection connection, Script script, List<String> keys, List<String> arguments)
            throws IOException {
        List<String> rest = new ArrayList<>(List.of(Integer.toString(keys.size())));
        rest.addAll(keys);
        rest.add(time.argument());
        rest.add(connection.run());
        rest.addAll(arguments);
        Reply reply = connection.call(with("EVALSHA", script.hash(), rest));
        boolean unknown =
                reply instanceof Reply.Failure failure && failure.code().equals("NOSCRIPT");
        return unknown ? connection.call(with("EVAL", script.text(), rest)) : reply;
    }

    private static List<String> with(String command, String script, List<String> rest) {
        List<String> words = new ArrayList<>(List.of(command, script));
        words.addAll(rest);
        return Collections.unmodifiableList(words);
    }

    private <T> T exchange(String purpose, Work work, Function<Reply, T> reading) {
        Reply reply = reply(purpose, work);
        if (reply instanceof Reply.Failure failure) {
            throw new StoreUnavailableException(this + " cannot " + purpose + ": " + failure.words());
        }
        return read(purpose, reply, reading);
    }

    private <T> T read(String purpose, Reply reply, Function<Reply, T> reading) {
        try {
            return reading.apply(reply);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new StoreUnavailableException(
                    this + " cannot " + purpose + ": it holds a value that this version cannot read", e);
        }
    }

    private Reply reply(String purpose, Work work) {
        try {
            if (!places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("all " + MOST_CONNECTIONS + " connections are in use");
            }
            try {
                return reply(work);
            } finally {
                places.release();
            }
        } catch (IOException e) {
            throw new StoreUnavailableException(this + " cannot " + purpose + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException(this + " cannot " + purpose + ": interrupted", e);
        }
    }

    private Reply reply(Work work) throws IOException {
        RedisConnection connection = borrowed();
        boolean good = false;
        try {
            Reply reply = work.on(connection);
            good = !(reply instanceof Reply.Failure failure && NOT_THE_ONE.contains(failure.code()));
            return reply;
        } finally {
            if (good) {
                giveBack(connection);
            } else {
                connection.close();
                closeIdle();
            }
        }
    }

    private RedisConnection borrowed() throws IOException {
        if (closed) {
            throw new IOException("the store is closed");
        }
        RedisConnection connection = idle.pollFirst();
        if (connection == null) {
            return connect();
        }
        if (connection.isAlive()) {
            return connection;
        }
        connection.close();
        closeIdle();
        return connect();
    }

    private void giveBack(RedisConnection connection) {
        idle.addFirst(connection);
        if (closed) {
            closeIdle();
        }
    }

    /** What ended one connection has ended its neighbours too, and they would only find out one by one. */
    private void closeIdle() {
        for (RedisConnection each = idle.pollFirst(); each != null; each = idle.pollFirst()) {
            each.close();
        }
    }

    /** Closes all connections; those in use when they come back. */
    @Override
    public void close() {
        closed = true;
        closeIdle();
    }

    /** What is done with a connection. */
    @FunctionalInterface
    private interface Work {
        Reply on(RedisConnection connection) throws IOException;
    }
}
