package io.sallyport;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.config.SallyportConfig;
import io.sallyport.internal.memory.InMemoryKeySource;
import io.sallyport.model.StoredKey;
import io.sallyport.spi.KeySource;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreChoiceTest {
    private final SallyportConfig config = SallyportConfig.builder("/depot").build();
    private final Map<String, Object> surroundings = new HashMap<>();

    @Test
    void keepsKeysInTheStoreByDefault() {
        Stores stores = StoreChoice.open(config, resources());

        assertThat(stores.keys()).isInstanceOf(InMemoryKeySource.class);
    }

    @Test
    void takesKeysThatTheSurroundingsHoldUnderTheInterfacesName() {
        KeySource own = new OwnKeys();
        surroundings.put("io.sallyport.spi.KeySource", own);

        Stores stores = StoreChoice.open(config, resources());

        assertThat(stores.keys()).isSameAs(own);
    }

    @Test
    void takesKeysThatTheApplicationOffersAsAService(@TempDir Path application) throws IOException {
        Path services = Files.createDirectories(application.resolve("META-INF/services"));
        Files.writeString(services.resolve(KeySource.class.getName()), OwnKeys.class.getName());

        Stores stores = openWithin(application);

        assertThat(stores.keys()).isInstanceOf(OwnKeys.class);
    }

    private Stores openWithin(Path application) throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {application.toUri().toURL()}, before)) {
            thread.setContextClassLoader(loader);
            return StoreChoice.open(config, resources());
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private Resources resources() {
        return new Resources() {
            @Override
            public <T> Optional<T> find(String name, Class<T> type) {
                return Optional.ofNullable(surroundings.get(name))
                        .filter(type::isInstance)
                        .map(type::cast);
            }

            @Override
            public Clock clock() {
                return Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
            }
        };
    }

    /** Keys that an application brings. */
    public static final class OwnKeys implements KeySource {
        @Override
        public List<StoredKey> keys() {
            return List.of();
        }
    }
}
