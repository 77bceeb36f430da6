package io.sallyport.store.redis;

import io.sallyport.Resources;
import io.sallyport.StoreProvider;
import io.sallyport.Stores;
import io.sallyport.config.ConfigurationException;
import io.sallyport.config.RedisUrl;
import io.sallyport.config.SallyportConfig;
import io.sallyport.spi.UserStore;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;

/** Opens stores on a Redis or Valkey server: {@code sallyport.store=redis}. */
public final class RedisStoreProvider implements StoreProvider {
    private static final Logger LOG = System.getLogger(RedisStoreProvider.class.getName());

    /** For {@code ServiceLoader}. */
    public RedisStoreProvider() {}

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public Stores open(SallyportConfig config, Resources resources) {
        RedisUrl url = config.store()
                .redisUrl()
                .orElseThrow(() -> new ConfigurationException(List.of(
                        "sallyport.redis.url is not set: give the server, as in redis://redis.example:6379/0")));
        Redis redis = new Redis(url, StoreTime.ofTheServer());
        try {
            ServerCheck.run(redis);
        } catch (RuntimeException refused) {
            redis.close();
            throw refused;
        }
        Names names = Names.of(config.issuer());
        LOG.log(Level.INFO, "Sessions, denials and keys are in {0}, below {1}", redis, names.prefix());
        RedisDenyFeed denials = new RedisDenyFeed(redis, names, config.appName());
        return new Stores(new RedisSessionStore(redis, names), denials, new RedisKeySource(redis, names), true, () -> {
            denials.close();
            redis.close();
        });
    }

    /** Redis holds none of the application's users. */
    @Override
    public Optional<UserStore> openUsers(SallyportConfig config, Resources resources) {
        return Optional.empty();
    }
}
