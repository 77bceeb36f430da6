package io.sallyport.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever's database can lose what it confirmed is told so, once. */
class DurabilityTest {
    private static final String WARNING = "WARNING The database of sallyport.datasource can lose what it has confirmed:"
            + " after a crash a session that was ended may live again, and a good one may be gone. ";

    @RegisterExtension
    final TestDatabase h2 = new H2Database();

    @RegisterExtension
    final TestDatabase h2File = new H2FileDatabase();

    @RegisterExtension
    final TestDatabase postgres = new PostgresDatabase();

    @RegisterExtension
    final TestDatabase mariaDb = new MariaDbDatabase();

    @Test
    void h2InMemoryIsLostWithTheProcess() {
        assertThat(warnings(h2.empty()))
                .containsExactly(WARNING + "H2 keeps it in memory alone: use a file, with ;WRITE_DELAY=0 in its URL.");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            ''                           , 'WRITE_DELAY is 500: add ;WRITE_DELAY=0 to the URL.'
            ;WRITE_DELAY=100             , 'WRITE_DELAY is 100: add ;WRITE_DELAY=0 to the URL.'
            ;WRITE_DELAY=0;LOCK_MODE=0   , 'LOCK_MODE is 0: remove it from the URL.'
            """)
    void h2InAFileIsHeldToItsSettings(String settings, String advice) {
        assertThat(warnings(fileWith(settings))).containsExactly(WARNING + advice);
    }

    @Test
    void h2ThatWritesAtOnceIsLeftAlone() {
        assertThat(warnings(fileWith(";WRITE_DELAY=0"))).isEmpty();
    }

    @Test
    void postgresThatDoesNotSyncIsNamedInOneLine() {
        DataSource weak = new WatchedDataSource(postgres.empty(), WatchedDataSource.sql("set synchronous_commit = off"))
                .watched();

        assertThat(warnings(weak))
                .containsExactly(WARNING + "fsync is off: set it to on. synchronous_commit is off: set it to on.");
    }

    @Test
    void mariaDbThatFlushesLaterIsNamed() {
        try {
            MariaDbDatabase.execute("set global innodb_flush_log_at_trx_commit = 2");

            assertThat(warnings(mariaDb.empty()))
                    .containsExactly(WARNING + "innodb_flush_log_at_trx_commit is 2: set it to 1.");
        } finally {
            MariaDbDatabase.execute("set global innodb_flush_log_at_trx_commit = 1");
        }
    }

    @Test
    void mariaDbAsItComesIsLeftAlone() {
        assertThat(warnings(mariaDb.empty())).isEmpty();
    }

    private DataSource fileWith(String settings) {
        JdbcDataSource place = (JdbcDataSource) h2File.emptyPlace();
        place.setURL(place.getURL() + settings);
        return h2File.pooled(place);
    }

    private static List<String> warnings(DataSource source) {
        Tables tables = TestDatabase.tables(source);
        try (CapturedLog log = new CapturedLog()) {
            Durability.warnOfLosses(tables);
            return log.messages();
        }
    }
}
