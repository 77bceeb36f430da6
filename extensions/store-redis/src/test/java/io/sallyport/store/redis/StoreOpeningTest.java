package io.sallyport.store.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.Resources;
import io.sallyport.StoreProvider;
import io.sallyport.Stores;
import io.sallyport.config.ConfigurationException;
import io.sallyport.config.RedisUrl;
import io.sallyport.config.SallyportConfig;
import io.sallyport.config.Settings;
import io.sallyport.model.Denial;
import io.sallyport.model.KeyId;
import io.sallyport.model.KeyPurpose;
import io.sallyport.model.SessionId;
import io.sallyport.model.SessionRow;
import io.sallyport.model.StoredKey;
import io.sallyport.model.StoredSession;
import io.sallyport.model.SubjectCut;
import io.sallyport.spi.StoreUnavailableException;
import io.sallyport.spi.WritableKeySource;
import io.sallyport.testkit.TestSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Opening stores on a server that is ready, not ready, or not there. */
class StoreOpeningTest {
    private final Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS);
    private final List<RedisProcess> servers = new ArrayList<>();
    private final List<Stores> opened = new ArrayList<>();
    private final LogRecords log = new LogRecords();

    @AfterEach
    void stop() {
        opened.forEach(stores -> stores.closing().run());
        servers.forEach(RedisProcess::close);
        log.close();
    }

    @Test
    void theProviderIsFoundByItsName() {
        assertThat(ServiceLoader.load(StoreProvider.class)).anySatisfy(provider -> {
            assertThat(provider).isInstanceOf(RedisStoreProvider.class);
            assertThat(provider.name()).isEqualTo("redis");
        });
    }

    @Test
    void aKilledServerKeepsSessionsDenialsAndKeys() {
        RedisProcess server = server("--appendonly yes --appendfsync always");
        SessionRow session = TestSession.of("a", now).row();
        Denial denial = new Denial.OfSession("issuer", session.id(), now.plus(Duration.ofHours(1)));
        StoredKey key = new StoredKey(new KeyId("k"), KeyPurpose.ACCESS_TOKEN, "RS256", true, "QUJD", now);

        Stores before = open(server.url());
        before.sessions().insert(session, new SubjectCut(0, now));
        long revision = before.denials().append(denial);
        ((WritableKeySource) before.keys()).append(key);
        server.kill();
        server.startAgain();
        Stores after = open(server.url());

        assertThat(after.shared()).isTrue();
        assertThat(after.sessions().find(session.id()).map(StoredSession::row)).contains(session);
        assertThat(after.denials().since(0).denials()).containsExactly(denial);
        assertThat(after.denials().append(denial)).isGreaterThan(revision);
        assertThat(after.keys().keys()).containsExactly(key);
    }

    @Test
    void nothingIsWarnedOfWhereNothingIsLost() {
        RedisProcess server = server("--appendonly yes --appendfsync always");

        open(server.url());

        assertThat(log.lines())
                .singleElement()
                .asString()
                .startsWith("INFO Sessions, denials and keys are in " + server.url() + ", below sallyport:");
    }

    @Test
    void aServerThatWritesNothingToItsDiskIsWarnedOf() {
        RedisProcess server = server("--appendonly no");

        open(server.url());

        assertThat(log.lines())
                .contains("WARNING " + server.url() + " forgets in a crash what it has confirmed: sessions are lost"
                        + " then, and ended ones may come back. Set appendonly yes and appendfsync always there"
                        + " (everysec may lose a second)");
    }

    @Test
    void aServerThatLeavesItToTheSystemWhenToWriteIsWarnedOf() {
        open(server("--appendonly yes --appendfsync no").url());

        assertThat(log.lines()).anyMatch(line -> line.startsWith("WARNING") && line.contains("forgets in a crash"));
    }

    @Test
    void aServerThatThrowsThingsOutIsRefused() {
        RedisProcess server = server("--appendonly yes --maxmemory 100mb --maxmemory-policy allkeys-lru");

        assertThatThrownBy(() -> open(server.url()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("sallyport.redis.url: the server " + server.url() + " has maxmemory-policy"
                        + " allkeys-lru: sessions and denials would be thrown away where its memory is full. Set"
                        + " maxmemory-policy noeviction there, or give Sallyport a server of its own");
    }

    @Test
    void aServerThatWouldThrowThingsOutIsWarnedOf() {
        RedisProcess server = server("--appendonly yes --maxmemory-policy volatile-lru");

        open(server.url());

        assertThat(log.lines())
                .anyMatch(line -> line.startsWith("WARNING " + server.url() + " has maxmemory-policy volatile-lru: "));
    }

    @Test
    void aServerOfAClusterIsRefused() {
        RedisProcess server = server("--cluster-enabled yes");

        assertThatThrownBy(() -> open(server.url()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("is part of a cluster, which this store cannot use");
    }

    @Test
    void aReplicaIsRefused() {
        RedisProcess server = server("--replicaof 127.0.0.1 1");

        assertThatThrownBy(() -> open(server.url()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("is a replica, which cannot be written to");
    }

    @Test
    void aMissingPasswordIsAskedFor() {
        RedisProcess server = server("--requirepass hunter2");

        assertThatThrownBy(() -> open(server.url()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(server.url() + " asks for a password (NOAUTH Authentication required.): give what"
                        + " it asks for as in redis://user:password@host:6379/0, with %XX for what is special in it");
    }

    @Test
    void aWrongPasswordIsSaidAndNotShown() {
        RedisProcess server = server("--requirepass hunter2");

        assertThatThrownBy(() -> open(server.url("", "hunter3")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(server.url() + " refuses the user and password of sallyport.redis.url (WRONGPASS")
                .message()
                .doesNotContain("hunter");
    }

    @Test
    void theRightPasswordOpens() {
        RedisProcess server = server("--requirepass hunter2");

        Stores stores = open(server.url("", "hunter2"));

        assertThat(stores.keys().keys()).isEmpty();
        assertThat(log.lines()).allMatch(line -> !line.contains("hunter2"));
    }

    @Test
    void aDatabaseThatIsNotThereIsSaid() {
        RedisUrl url = server("--databases 2").url();
        RedisUrl third = new RedisUrl(false, url.host(), url.port(), Optional.empty(), Optional.empty(), 2);

        assertThatThrownBy(() -> open(third))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(third + " has no such database for us (ERR DB index is out of range)");
    }

    @Test
    void twoDatabasesOfOneServerNeverMeet() {
        RedisUrl first = server("--appendonly no").url();
        RedisUrl second = new RedisUrl(false, first.host(), first.port(), Optional.empty(), Optional.empty(), 1);
        SessionRow session = TestSession.of("a", now).row();

        open(first).sessions().insert(session, new SubjectCut(0, now));

        assertThat(open(second).sessions().find(session.id())).isEmpty();
    }

    /** What the how-to page gives to a user. */
    @Test
    void aUserWhoMayDoNoMoreThanThisNeedsIsEnough() {
        RedisProcess server = server("--appendonly yes --user app on >hunter2 ~sallyport:* resetchannels"
                + " &sallyport:* -@all +@read +@write +@connection +@scripting +publish +subscribe +time +info");

        Stores stores = open(server.url("app", "hunter2"));
        SessionRow session = TestSession.of("a", now).row();
        stores.sessions().insert(session, new SubjectCut(0, now));
        stores.denials().append(new Denial.OfSession("issuer", new SessionId("a"), now.plusSeconds(60)));

        assertThat(stores.sessions().find(session.id())).isPresent();
        assertThat(stores.denials().since(0).denials()).hasSize(1);
        assertThat(stores.keys().keys()).isEmpty();
        assertThat(log.lines()).anyMatch(line -> line.startsWith("INFO") && line.contains("CONFIG GET is not allowed"));
    }

    @Test
    void aServerThatSaysNothingOfItselfIsTaken() {
        RedisProcess server = server("--user app on >hunter2 ~sallyport:* +@all -info -config");

        Stores stores = open(server.url("app", "hunter2"));
        stores.denials().append(new Denial.OfSession("issuer", new SessionId("a"), now.plusSeconds(60)));

        assertThat(stores.denials().since(0).denials()).hasSize(1);
        assertThat(log.lines())
                .anyMatch(line -> line.startsWith("INFO") && line.contains("(INFO is not allowed)"))
                .anyMatch(line -> line.startsWith("INFO") && line.contains("(CONFIG GET is not allowed)"));
    }

    @Test
    void aServerThatIsNotThereIsNoConfigurationProblem() {
        assertThatThrownBy(() -> open(RedisProcess.url(1)))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageStartingWith("redis://127.0.0.1:1/0 cannot say what it is: ");
    }

    @Test
    void usersAreElsewhere() {
        assertThat(new RedisStoreProvider().openUsers(config(RedisProcess.url(1)), resources()))
                .isEmpty();
    }

    private RedisProcess server(String settings) {
        RedisProcess server = RedisProcess.start(settings);
        servers.add(server);
        return server;
    }

    private Stores open(RedisUrl url) {
        Stores stores = new RedisStoreProvider().open(config(url), resources());
        opened.add(stores);
        return stores;
    }

    private static SallyportConfig config(RedisUrl url) {
        return SallyportConfig.builder("/depot")
                .set(Settings.STORE, "redis")
                .set(Settings.REDIS_URL, url)
                .build();
    }

    private static Resources resources() {
        return new Resources() {
            @Override
            public <T> Optional<T> find(String name, Class<T> type) {
                return Optional.empty();
            }

            @Override
            public Clock clock() {
                return Clock.systemUTC();
            }
        };
    }
}
