package io.sallyport;

import io.sallyport.config.SallyportConfig;
import io.sallyport.spi.UserStore;
import java.util.Optional;

/**
 * Opens stores of one kind; found by {@code ServiceLoader} by the name that {@code sallyport.store} says. A provider
 * needs a public constructor without parameters.
 */
public interface StoreProvider {
    /** The name in {@code sallyport.store}, such as {@code jdbc}. */
    String name();

    /**
     * Opens the stores.
     *
     * @throws io.sallyport.config.ConfigurationException if settings or schema do not fit, saying what to do
     * @throws io.sallyport.spi.StoreUnavailableException if the store cannot be reached
     */
    Stores open(SallyportConfig config, Resources resources);

    /**
     * Opens the users that this kind of store can read, where the settings ask for them.
     *
     * @throws io.sallyport.config.ConfigurationException if the settings do not fit, saying what to do
     */
    Optional<UserStore> openUsers(SallyportConfig config, Resources resources);
}
