package io.sallyport.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.Resources;
import io.sallyport.StoreProvider;
import io.sallyport.Stores;
import io.sallyport.config.ConfigurationException;
import io.sallyport.config.SallyportConfig;
import io.sallyport.config.Settings;
import io.sallyport.model.Denial;
import io.sallyport.model.KeyId;
import io.sallyport.model.KeyPurpose;
import io.sallyport.model.SessionId;
import io.sallyport.model.SessionRow;
import io.sallyport.model.StoredKey;
import io.sallyport.model.StoredSession;
import io.sallyport.model.Subject;
import io.sallyport.model.SubjectCut;
import io.sallyport.spi.DenyFeed;
import io.sallyport.spi.StoreUnavailableException;
import io.sallyport.spi.WritableKeySource;
import io.sallyport.testkit.Race;
import io.sallyport.testkit.TestSession;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Opening stores on a database that is ready, not ready, or not there. */
abstract class StoreOpeningTests {
    private final Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS);

    @RegisterExtension
    final TestDatabase database = database();

    abstract TestDatabase database();

    /** The name of the script that a message must name. */
    abstract String script();

    @Test
    void theProviderIsFoundByItsName() {
        assertThat(ServiceLoader.load(StoreProvider.class)).anySatisfy(provider -> {
            assertThat(provider).isInstanceOf(JdbcStoreProvider.class);
            assertThat(provider.name()).isEqualTo("jdbc");
        });
    }

    @Test
    void aRestartKeepsSessionsDenialsAndKeys() {
        ConnectionPoolDataSource place = database.emptyPlace();
        SessionRow session = TestSession.of("a", now).row();
        Denial denial = new Denial.OfSession(TestDatabase.ISSUER, session.id(), now.plus(Duration.ofHours(1)));
        StoredKey key = new StoredKey(new KeyId("k"), KeyPurpose.ACCESS_TOKEN, "RS256", true, "QUJD", now);

        Stores before = open(database.pooled(place), true);
        before.sessions().insert(session, new SubjectCut(0, now));
        long revision = before.denials().append(denial);
        ((WritableKeySource) before.keys()).append(key);
        before.closing().run();
        database.close();
        Stores after = open(database.pooled(place), false);

        assertThat(after.shared()).isTrue();
        assertThat(after.sessions().find(session.id()).map(StoredSession::row)).contains(session);
        assertThat(after.denials().since(revision - 1).denials()).containsExactly(denial);
        assertThat(after.denials().append(denial)).isGreaterThan(revision);
        assertThat(after.keys().keys()).containsExactly(key);
    }

    @Test
    void missingTablesAreNamedWithTheFileToRun() {
        DataSource empty = database.empty();

        assertThatThrownBy(() -> open(empty, false))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("the table sallyport_schema is missing or may not be read (")
                .hasMessageContaining("the table sallyport_session is missing")
                .hasMessageContaining("the table sallyport_key is missing")
                .hasMessageEndingWith("Run META-INF/sallyport/schema/" + script()
                        + " (it lies in the jar sallyport-store-jdbc) as the owner of the tables, or set"
                        + " sallyport.jdbc.create-schema=true");
    }

    @Test
    void aMissingColumnIsNamed() {
        DataSource source = database.withTables();
        TestDatabase.execute(source, "alter table sallyport_session drop column revoked_reason");

        assertThatThrownBy(() -> open(source, true))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("The database of sallyport.datasource does not fit: the column revoked_reason of"
                        + " the table sallyport_session is missing. Run ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sallyport_session | sallyport_session_subject | the index on issuer, subject",
                "sallyport_session | sallyport_session_expiry  | the index on absolute_expires_at",
                "sallyport_denial  | sallyport_denial_expiry   | the index on expires_at"
            })
    void aMissingIndexIsNamed(String table, String index, String words) {
        DataSource source = database.withTables();
        TestDatabase.execute(source, database.dropIndex(table, index));

        assertThatThrownBy(() -> open(source, false))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("does not fit: " + words + " of the table " + table + " is missing. Run ");
    }

    @Test
    void everythingThatIsMissingIsNamedAtOnce() {
        DataSource source = database.withTables();
        TestDatabase.execute(
                source,
                "drop table sallyport_lease",
                "alter table sallyport_session drop column revoked_reason",
                database.dropIndex("sallyport_denial", "sallyport_denial_expiry"),
                "alter table sallyport_key drop constraint sallyport_key_order");

        assertThatThrownBy(() -> open(source, false))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("the column revoked_reason of the table sallyport_session is missing")
                .hasMessageContaining("the index on expires_at of the table sallyport_denial is missing")
                .hasMessageContaining("the table sallyport_lease is missing or may not be read (")
                .hasMessageContaining(
                        "the unique index on issuer, purpose, position of the table sallyport_key is missing");
    }

    @Test
    void anIndexThatDoesMoreIsEnough() {
        DataSource source = database.withTables();
        TestDatabase.execute(
                source,
                database.dropIndex("sallyport_session", "sallyport_session_subject"),
                "create index more on sallyport_session (issuer, subject, created_at)");

        assertThat(open(source, false).sessions().sessionsOf(new Subject("nobody")))
                .isEmpty();
    }

    @Test
    void aLostLeaseIsNamed() {
        DataSource source = database.withTables();
        TestDatabase.execute(source, "delete from sallyport_lease");

        assertThatThrownBy(() -> open(source, false))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("sallyport_lease has no row 'cleaning'");
    }

    @Test
    void closingLeavesNoThread() {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        Stores stores = open(database.withTables(), false);
        stores.sessions().insert(TestSession.of("a", now).row(), new SubjectCut(0, now));
        DenyFeed.Wakes wakes = stores.denials().wakeOnAppend(() -> {});
        stores.denials().append(new Denial.OfSession("issuer", new SessionId("s"), now.plusSeconds(60)));

        wakes.close();
        stores.closing().run();

        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> !before.contains(thread))
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("sallyport-depot-"));
    }

    /** A table from before keys were rotated. */
    @Test
    void keysWithoutTheirTimeAndPlaceAreNotTaken() {
        DataSource source = database.withTables();
        TestDatabase.execute(
                source,
                "alter table sallyport_key drop constraint sallyport_key_order",
                "alter table sallyport_key drop column active_from",
                "alter table sallyport_key drop column position");

        assertThatThrownBy(() -> open(source, true))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("does not fit: the column active_from of the table sallyport_key is missing; the"
                        + " column position of the table sallyport_key is missing. Run ");
    }

    @Test
    void tablesOfAnotherVersionAreRefused() {
        DataSource source = database.withTables();
        TestDatabase.execute(source, "update sallyport_schema set version = 2");

        assertThatThrownBy(() -> open(source, true))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("sallyport_schema says version [2] and this jar knows version 1");
    }

    @Test
    void aLostRevisionIsNotCountedFromZeroUnnoticed() {
        DataSource source = database.withTables();
        TestDatabase.execute(source, "delete from sallyport_deny_revision");

        assertThatThrownBy(() -> open(source, false))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("sallyport_deny_revision has no row");
    }

    @Test
    void creatingTablesKeepsWhatIsThere() {
        DataSource source = database.withTables();
        SessionRow session = TestSession.of("a", now).row();
        TestDatabase.sessions(source, StoreTime.ofTheDatabase()).insert(session, new SubjectCut(0, now));
        TestDatabase.execute(source, "drop table sallyport_key");

        Stores stores = open(source, true);

        assertThat(stores.keys().keys()).isEmpty();
        assertThat(stores.sessions().find(session.id())).isPresent();
    }

    @Test
    void severalNodesCreateTheTablesAtOnce() {
        for (int round = 0; round < 5; round++) {
            DataSource source = database.empty();

            List<Stores> nodes = Race.of(4, node -> open(source, true));

            nodes.get(0).denials().append(new Denial.OfSession("issuer", new SessionId("s"), now.plusSeconds(60)));
            assertThat(nodes.get(3).denials().since(0).revision()).isEqualTo(1);
        }
    }

    @Test
    void anUnknownDataSourceIsNamed() {
        assertThatThrownBy(() -> new JdbcStoreProvider().open(config(false), resources(Optional.empty())))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("sallyport.datasource is 'jdbc/depot', and there is no DataSource of that name in"
                        + " JNDI or the servlet context: declare it in the container, or name the one that the"
                        + " application uses");
    }

    @Test
    void aDatabaseThatCannotBeReachedIsNoConfigurationProblem() {
        JdbcDataSource nowhere = new JdbcDataSource();
        nowhere.setURL("jdbc:h2:tcp://127.0.0.1:1/depot");

        assertThatThrownBy(() -> open(nowhere, true))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("the database cannot say its name (SQLState 90067")
                .hasCauseInstanceOf(SQLException.class);
    }

    @Test
    void usersAreOpenedOnlyWhereAQueryIsGiven() {
        assertThat(new JdbcStoreProvider().openUsers(config(false), resources(Optional.empty())))
                .isEmpty();
    }

    private static Stores open(DataSource source, boolean createSchema) {
        return new JdbcStoreProvider().open(config(createSchema), resources(Optional.of(source)));
    }

    private static SallyportConfig config(boolean createSchema) {
        return SallyportConfig.builder("/depot")
                .set(Settings.ISSUER, TestDatabase.ISSUER)
                .set(Settings.DATASOURCE, "jdbc/depot")
                .set(Settings.JDBC_CREATE_SCHEMA, createSchema)
                .build();
    }

    private static Resources resources(Optional<DataSource> source) {
        return new Resources() {
            @Override
            public <T> Optional<T> find(String name, Class<T> type) {
                return source.filter(present -> name.equals("jdbc/depot") || name.equals("jdbc/sallyport"))
                        .map(type::cast);
            }

            @Override
            public Clock clock() {
                return Clock.systemUTC();
            }
        };
    }
}
