package io.sallyport.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.config.SallyportConfig;
import io.sallyport.config.Settings;
import io.sallyport.internal.memory.InMemoryKeySource;
import io.sallyport.model.KeyPurpose;
import io.sallyport.model.StoredKey;
import io.sallyport.spi.KeySource;
import io.sallyport.spi.StoreUnavailableException;
import io.sallyport.testkit.SteppingClock;
import io.sallyport.testkit.TestTokens;
import java.lang.management.ManagementFactory;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

/** What an operator's console sees, through the platform's own server. */
@SuppressWarnings("try") // a registered bean is looked at through its server
class KeyRotationBeanTest {
    private static final String[] TEXT = {String.class.getName()};

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final SteppingClock clock = new SteppingClock(TestTokens.NOON);
    private final InMemoryKeySource keys = new InMemoryKeySource();
    private Optional<RuntimeException> failure = Optional.empty();
    private final SallyportConfig config =
            SallyportConfig.builder("").set(Settings.APP_NAME, "jmx-test").build();

    @Test
    void showsTheKeysAndRotatesThem() throws JMException {
        KeyRotation rotation = rotation(keys);
        try (KeyRotationBean ignored = new KeyRotationBean(rotation, config, "/depot")) {
            ObjectName name = name("");
            RingKey current = rotation.keys().get(0);
            clock.advance(Duration.ofSeconds(9));

            assertThat(server.getAttribute(name, "CurrentKey"))
                    .isEqualTo(current.id().value());
            assertThat(server.getAttribute(name, "SecondsSinceLastReading")).isEqualTo(9L);
            String next = (String) server.invoke(name, "rotate", new Object[] {"ACCESS_TOKEN"}, TEXT);

            assertThat(next).endsWith(" ACCESS_TOKEN RS256 next 2026-11-01T12:07:09Z");
            assertThat((String[]) server.getAttribute(name, "Keys"))
                    .hasSize(3)
                    .contains(next, current.id().value() + " ACCESS_TOKEN RS256 current 2026-11-01T12:00:00Z");
        }
    }

    @Test
    void removesAKeyByItsName() throws JMException {
        KeyRotation rotation = rotation(keys);
        try (KeyRotationBean ignored = new KeyRotationBean(rotation, config, "/depot")) {
            String id = rotation.keys().get(0).id().value();

            assertThat(server.invoke(name(""), "remove", new Object[] {id}, TEXT))
                    .isEqualTo(true);
            assertThat(server.invoke(name(""), "remove", new Object[] {id}, TEXT))
                    .isEqualTo(false);

            assertThat(rotation.keys()).noneMatch(key -> key.id().value().equals(id));
        }
    }

    @Test
    void pollsAtOnce() throws JMException {
        KeyRotation rotation = rotation(keys);
        try (KeyRotationBean ignored = new KeyRotationBean(rotation, config, "/depot")) {
            rotation(keys).rotate(KeyPurpose.REFRESH_TOKEN, "another node");

            server.invoke(name(""), "poll", new Object[0], new String[0]);

            assertThat(rotation.keys()).hasSize(3);
        }
    }

    @Test
    void aSourceThatIsOutOfReachIsToldInAClassThatEveryConsoleKnows() {
        rotation(keys);
        KeyRotation rotation = rotation(this::keysUnlessFailing);
        try (KeyRotationBean ignored = new KeyRotationBean(rotation, config, "/depot")) {
            failure = Optional.of(new StoreUnavailableException("out of reach"));

            assertThatThrownBy(() -> server.invoke(name(""), "poll", new Object[0], new String[0]))
                    .hasRootCauseInstanceOf(IllegalStateException.class)
                    .hasRootCauseMessage("the key source does not answer; the log says why");
        }
    }

    @Test
    void twoOfOneNameStandSideBySideAndBothGo() throws JMException {
        KeyRotation rotation = rotation(keys);
        try (KeyRotationBean first = new KeyRotationBean(rotation, config, "/depot");
                KeyRotationBean second = new KeyRotationBean(rotation, config, "/depot")) {
            assertThat(server.isRegistered(name(""))).isTrue();
            assertThat(server.isRegistered(name(",instance=2"))).isTrue();
        }

        assertThat(server.isRegistered(name(""))).isFalse();
        assertThat(server.isRegistered(name(",instance=2"))).isFalse();
    }

    private List<StoredKey> keysUnlessFailing() {
        failure.ifPresent(why -> {
            throw why;
        });
        return keys.keys();
    }

    private static ObjectName name(String more) throws JMException {
        return new ObjectName("io.sallyport:type=Keys,name=\"jmx-test\",context=\"/depot\"" + more);
    }

    private KeyRotation rotation(KeySource source) {
        KeyRingLoader loader = new KeyRingLoader(source, config.keys(), new SecureRandom(), event -> {}, clock);
        return new KeyRotation(new LiveKeyRing(loader::load, clock), loader, config, clock);
    }
}
