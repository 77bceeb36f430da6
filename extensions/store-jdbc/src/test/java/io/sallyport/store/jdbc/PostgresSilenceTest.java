package io.sallyport.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.model.SessionId;
import io.sallyport.spi.SessionStore;
import io.sallyport.spi.StoreUnavailableException;
import java.net.URI;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.ds.PGConnectionPoolDataSource;

/** A network that swallows everything leaves no error behind: only a limit on the socket ends the wait. */
class PostgresSilenceTest {
    @RegisterExtension
    final TestDatabase database = new PostgresDatabase();

    @Test
    @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
    void aServerThatFallsSilentIsGivenUp() throws Exception {
        PGConnectionPoolDataSource place = (PGConnectionPoolDataSource) database.emptyPlace();
        URI address = URI.create(place.getUrl().substring("jdbc:".length()));
        try (SilencedPort port = new SilencedPort(address.getPort())) {
            place.setUrl("jdbc:postgresql://127.0.0.1:" + port.number() + address.getPath() + "?" + address.getQuery()
                    + "&cancelSignalTimeout=1");
            DataSource source = database.pooled(place);
            TestDatabase.createTables(source);
            SessionStore store = TestDatabase.sessions(source, StoreTime.ofTheDatabase());
            assertThat(store.find(new SessionId("a"))).isEmpty();

            port.fallSilent();
            long start = System.nanoTime();

            assertThatThrownBy(() -> store.find(new SessionId("a"))).isInstanceOf(StoreUnavailableException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        }
    }
}
