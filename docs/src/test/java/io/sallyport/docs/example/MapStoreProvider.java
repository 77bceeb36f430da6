package io.sallyport.docs.example;

import io.sallyport.Resources;
import io.sallyport.StoreProvider;
import io.sallyport.Stores;
import io.sallyport.config.SallyportConfig;
import io.sallyport.spi.UserStore;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What {@code sallyport.store=map} means. */
public final class MapStoreProvider implements StoreProvider {
    @Override
    public String name() {
        return "map";
    }

    @Override
    public Stores open(SallyportConfig config, Resources resources) {
        return new Stores(
                new MapSessionStore(new ConcurrentHashMap<>(), new ConcurrentHashMap<>(), resources.clock()),
                new MapDenyFeed(resources.clock()),
                new MapKeySource(),
                false,
                () -> {});
    }

    @Override
    public Optional<UserStore> openUsers(SallyportConfig config, Resources resources) {
        return Optional.empty();
    }
}
