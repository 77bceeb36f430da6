package io.sallyport.keys;

import io.sallyport.config.SallyportConfig;
import io.sallyport.spi.KeySource;
import java.security.SecureRandom;
import java.time.Clock;

/** Rings for the tests of all packages. */
public final class TestRing {
    private TestRing() {}

    /** The ring that an application without settings makes of a source. */
    public static LiveKeyRing of(KeySource source, Clock clock) {
        return new LiveKeyRing(loader(source, clock)::load, clock);
    }

    /** The ring that an application with those settings makes of a source. */
    public static LiveKeyRing of(KeySource source, SallyportConfig config, Clock clock) {
        return new LiveKeyRing(loader(source, config, clock)::load, clock);
    }

    static KeyRingLoader loader(KeySource source, Clock clock) {
        return loader(source, SallyportConfig.defaults(""), clock);
    }

    private static KeyRingLoader loader(KeySource source, SallyportConfig config, Clock clock) {
        return new KeyRingLoader(source, config.keys(), new SecureRandom(), event -> {}, clock);
    }
}
