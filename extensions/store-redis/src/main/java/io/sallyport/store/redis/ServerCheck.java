package io.sallyport.store.redis;

import io.sallyport.config.ConfigurationException;
import io.sallyport.spi.StoreUnavailableException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks at the start whether a server can be relied on, as far as it says so. */
final class ServerCheck {
    private static final Logger LOG = System.getLogger(ServerCheck.class.getName());
    private static final Pattern VERSION = Pattern.compile("([0-9]{1,4})\\.([0-9]{1,4})\\..*");
    private static final String WRITING = "say how it writes to its disk";
    private static final int LEAST_MAJOR = 6;
    private static final int LEAST_MINOR = 2;

    private final Redis redis;

    private ServerCheck(Redis redis) {
        this.redis = redis;
    }

    /**
     * Refuses what cannot work, and warns of what may forget.
     *
     * @throws ConfigurationException if the server cannot be used, saying what to do
     * @throws StoreUnavailableException if it cannot be reached
     */
    static void run(Redis redis) {
        try {
            new ServerCheck(redis).run();
        } catch (StoreUnavailableException e) {
            if (e.getCause() instanceof SignInRefusedException refused) {
                throw new ConfigurationException(List.of(refused.getMessage()));
            }
            throw e;
        }
    }

    private void run() {
        Optional<ServerInfo> info =
                redis.callIfAllowed("say what it is", List.of("INFO"), reply -> ServerInfo.parse(reply.text()));
        info.ifPresent(this::requireUsable);
        if (info.isEmpty()) {
            LOG.log(
                    Level.INFO,
                    "{0} does not say what it is (INFO is not allowed): it must be Redis 6.2 or later or Valkey, no"
                            + " cluster, with maxmemory-policy noeviction. Whether it started again is not noticed",
                    redis);
        }
        warnOfWeakDurability(info);
    }

    private void requireUsable(ServerInfo info) {
        Matcher version = VERSION.matcher(info.get("redis_version"));
        if (version.matches() && isTooOld(version)) {
            refuse("is version " + info.get("redis_version") + ": use Redis 6.2 or later, or Valkey");
        }
        if (info.get("redis_mode").equals("cluster")) {
            refuse("is part of a cluster, which this store cannot use: name a server that stands alone");
        }
        if (info.get("role").equals("slave")) {
            refuse("is a replica, which cannot be written to: name the server that it follows");
        }
        checkEviction(info.get("maxmemory_policy"), info.get("maxmemory"));
    }

    private static boolean isTooOld(Matcher version) {
        int major = Integer.parseInt(version.group(1));
        int minor = Integer.parseInt(version.group(2));
        return major < LEAST_MAJOR || (major == LEAST_MAJOR && minor < LEAST_MINOR);
    }

    /** Whoever was thrown out may get in again, and whoever is in is thrown out. */
    private void checkEviction(String policy, String limit) {
        if (policy.isEmpty() || policy.equals("noeviction")) {
            return;
        }
        String advice = "sessions and denials would be thrown away where its memory is full. Set maxmemory-policy"
                + " noeviction there, or give Sallyport a server of its own";
        if (limit.equals("0")) {
            LOG.log(Level.WARNING, "{0} has maxmemory-policy {1}: with a limit, {2}", redis, policy, advice);
        } else {
            refuse("has maxmemory-policy " + policy + ": " + advice);
        }
    }

    private void warnOfWeakDurability(Optional<ServerInfo> info) {
        Durability durability = redis.callIfAllowed(WRITING, Durability.QUESTION, Durability::of)
                .orElse(Durability.of(new Reply.Nothing()));
        boolean off = info.filter(known -> known.get("aof_enabled").equals("0")).isPresent();
        if (durability.isWeak() || off) {
            LOG.log(
                    Level.WARNING,
                    "{0} forgets in a crash what it has confirmed: sessions are lost then, and ended ones may come back."
                            + " Set appendonly yes and appendfsync always there (everysec may lose a second)",
                    redis);
        } else if (!durability.isKnown()) {
            LOG.log(
                    Level.INFO,
                    "{0} does not say how it writes to its disk (CONFIG GET is not allowed): it should be appendonly yes"
                            + " and appendfsync always. A restart is taken for one that lost something",
                    redis);
        }
    }

    private void refuse(String complaint) {
        throw new ConfigurationException(List.of("sallyport.redis.url: the server " + redis + " " + complaint));
    }
}
