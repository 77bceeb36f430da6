package io.sallyport.store.redis;

import io.sallyport.config.RedisUrl;
import io.sallyport.model.Password;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/** A connection that has signed in. For one thread; {@link #close} may come from any. */
final class RedisConnection implements AutoCloseable {
    /** Used within this, it needs no proof of life. */
    private static final Duration FRESH = Duration.ofSeconds(1);
    /** After these another server may answer at the same address, or this one as another. */
    private static final Set<String> NOT_THE_ONE =
            Set.of("READONLY", "LOADING", "MASTERDOWN", "CLUSTERDOWN", "MOVED", "NOAUTH");

    private final Connection connection;
    private String run = "";
    private boolean isTheOne = true;
    private long usedAt = System.nanoTime();

    private RedisConnection(Connection connection) {
        this.connection = connection;
    }

    /**
     * Connects and signs in.
     *
     * @throws SignInRefusedException if the server does not take what the URL says
     * @throws JedisException if it cannot be reached
     */
    static RedisConnection open(RedisUrl url) {
        RedisConnection opened = new RedisConnection(authenticated(url));
        try {
            opened.signIn(url);
            return opened;
        } catch (RuntimeException e) {
            try (opened) {
                throw e;
            }
        }
    }

    private static Connection authenticated(RedisUrl url) {
        try {
            return new Connection(new HostAndPort(url.host(), url.port()), config(url));
        } catch (JedisDataException e) {
            throw refused(Reply.Failure.of(e), url + " refuses the user and password of sallyport.redis.url");
        }
    }

    /** An encrypted connection is made to a certificate only that is of a known authority, and names the host. */
    @SuppressWarnings("deprecation") // what ssl gives way to passes by the JVM's own SSLContext, with its client keys
    private static JedisClientConfig config(RedisUrl url) {
        DefaultJedisClientConfig.Builder config = DefaultJedisClientConfig.builder()
                .serverDefaultProtocol()
                .autoNegotiateProtocol(false)
                .clientSetInfoConfig(ClientSetInfoConfig.DISABLED)
                .timeoutMillis(Math.toIntExact(Redis.PATIENCE.toMillis()))
                .blockingSocketTimeoutMillis(Math.toIntExact(Listener.SILENCE.toMillis()))
                .ssl(url.encrypted());
        url.user().ifPresent(config::user);
        url.password().map(Password::text).ifPresent(config::password);
        return config.build();
    }

    private void signIn(RedisUrl url) {
        if (url.database() > 0) {
            require(call(List.of("SELECT", Integer.toString(url.database()))), url + " has no such database for us");
        }
        Reply info = call(List.of("INFO", "server"));
        if (info instanceof Reply.Failure failure && failure.code().equals("NOAUTH")) {
            throw refused(failure, url + " asks for a password");
        }
        boolean mayForget = !Durability.of(call(Durability.QUESTION)).isComplete();
        run = mayForget && info instanceof Reply.Text text
                ? ServerInfo.parse(text.value()).get("run_id")
                : "";
    }

    private static void require(Reply reply, String complaint) {
        if (reply instanceof Reply.Failure failure) {
            throw refused(failure, complaint);
        }
    }

    private static SignInRefusedException refused(Reply.Failure failure, String complaint) {
        return new SignInRefusedException(complaint + " (" + failure.words() + "): give what it asks for as in"
                + " redis://user:password@host:6379/0, with %XX for what is special in it");
    }

    /**
     * By which a server that may have forgotten something at its end is known from its start to its end; empty where it
     * forgets nothing, or does not say.
     */
    String run() {
        return run;
    }

    /** Sends a command and reads its answer. */
    Reply call(List<String> command) {
        Reply reply = answer(command);
        isTheOne &= !(reply instanceof Reply.Failure failure && NOT_THE_ONE.contains(failure.code()));
        usedAt = System.nanoTime();
        return reply;
    }

    private Reply answer(List<String> command) {
        byte[] name = command.get(0).getBytes(StandardCharsets.US_ASCII);
        try {
            return Reply.of(connection.executeCommand(
                    new CommandArguments(() -> name).addObjects(command.subList(1, command.size()))));
        } catch (JedisDataException refusal) {
            return Reply.Failure.of(refusal);
        }
    }

    /** Tells a listener what is said on a channel, until the connection ends: with a {@link JedisException}. */
    void listen(String channel, JedisPubSub listener) {
        listener.proceed(connection, channel);
    }

    /** Whether the server still answers, asked where the last answer is not fresh. */
    boolean isAlive() {
        if (System.nanoTime() - usedAt < FRESH.toNanos()) {
            return true;
        }
        try {
            return call(List.of("PING")) instanceof Reply.Text;
        } catch (JedisException dead) {
            return false;
        }
    }

    /** Whether another command may follow. */
    boolean isUsable() {
        return isTheOne && !connection.isBroken();
    }

    @Override
    public void close() {
        try {
            connection.forceDisconnect();
        } catch (IOException e) {
            // It is of no use any more in any case.
            return;
        }
    }
}
