package io.sallyport.store.redis;

import io.sallyport.config.RedisUrl;
import io.sallyport.spi.StoreUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.pool2.BasePooledObjectFactory;
import org.apache.commons.pool2.PooledObject;
import org.apache.commons.pool2.impl.DefaultPooledObject;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.util.Pool;

/**
 * The server: lends connections, and says {@link StoreUnavailableException} where it fails. Nobody waits long: half a
 * second for a connection that is free, as long for a new one, and as long for each part of an answer. Nothing is
 * repeated, since nobody knows whether it was done. Safe for many threads.
 */
final class Redis implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofMillis(500);

    private static final int MOST_CONNECTIONS = 16;

    private final RedisUrl url;
    private final StoreTime time;
    private final Pool<RedisConnection> pool;

    Redis(RedisUrl url, StoreTime time) {
        this.url = url;
        this.time = time;
        this.pool = new Pool<>(new Opening(url), poolConfig());
    }

    /** No thread looks after idle connections, and nothing is registered with the JVM: nothing can stay behind. */
    private static GenericObjectPoolConfig<RedisConnection> poolConfig() {
        GenericObjectPoolConfig<RedisConnection> config = new GenericObjectPoolConfig<>();
        config.setMaxTotal(MOST_CONNECTIONS);
        config.setMaxIdle(MOST_CONNECTIONS);
        config.setMaxWait(PATIENCE);
        config.setFairness(true);
        config.setTestOnReturn(true);
        config.setTimeBetweenEvictionRuns(Duration.ofMillis(-1));
        config.setJmxEnabled(false);
        return config;
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
    RedisConnection connect() {
        return RedisConnection.open(url);
    }

    /** The server's address without credentials. */
    @Override
    public String toString() {
        return url.toString();
    }

    private Reply evaluated(RedisConnection connection, Script script, List<String> keys, List<String> arguments) {
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

    private <T> T exchange(String purpose, Function<RedisConnection, Reply> work, Function<Reply, T> reading) {
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

    private Reply reply(String purpose, Function<RedisConnection, Reply> work) {
        try {
            RedisConnection connection = borrowed();
            try {
                return work.apply(connection);
            } finally {
                giveBack(connection);
            }
        } catch (JedisException e) {
            if (e.getCause() instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw new StoreUnavailableException(this + " cannot " + purpose + ": " + reason(e), e);
        }
    }

    private String reason(JedisException e) {
        if (pool.isClosed()) {
            return "the store is closed";
        }
        if (e instanceof SignInRefusedException) {
            return String.valueOf(e.getMessage());
        }
        if (e.getCause() instanceof NoSuchElementException) {
            return "all " + MOST_CONNECTIONS + " connections are in use: see what keeps the server busy";
        }
        return "see that a Redis server runs there and can be reached (" + e.getMessage() + ")";
    }

    private RedisConnection borrowed() {
        RedisConnection connection = pool.getResource();
        if (connection.isAlive()) {
            return connection;
        }
        giveBack(connection);
        return pool.getResource();
    }

    /** What ended one connection has ended its neighbours too, and they would only find out one by one. */
    private void giveBack(RedisConnection connection) {
        if (!connection.isUsable()) {
            pool.clear();
        }
        pool.returnResource(connection);
    }

    /** Closes all connections; those in use when they come back. */
    @Override
    public void close() {
        pool.close();
    }

    /** How the pool makes and ends connections. */
    private static final class Opening extends BasePooledObjectFactory<RedisConnection> {
        private final RedisUrl url;

        Opening(RedisUrl url) {
            this.url = url;
        }

        @Override
        public RedisConnection create() {
            return RedisConnection.open(url);
        }

        @Override
        public PooledObject<RedisConnection> wrap(RedisConnection connection) {
            return new DefaultPooledObject<>(connection);
        }

        @Override
        public boolean validateObject(PooledObject<RedisConnection> returned) {
            return returned.getObject().isUsable();
        }

        @Override
        public void destroyObject(PooledObject<RedisConnection> ended) {
            ended.getObject().close();
        }
    }
}
