package io.sallyport.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.model.SessionId;
import io.sallyport.spi.SessionStore;
import io.sallyport.spi.StoreUnavailableException;
import java.time.Duration;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A network that swallows everything leaves no error behind: only a limit on the socket ends the wait. */
abstract class SilenceTests {
    @RegisterExtension
    final TestDatabase database = database();

    abstract TestDatabase database();

    /** The port where a place's server listens. */
    abstract int portOf(ConnectionPoolDataSource place) throws Exception;

    /** The same place by way of another port. */
    abstract ConnectionPoolDataSource through(int port, ConnectionPoolDataSource place) throws Exception;

    @Test
    @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
    void m02AServerThatFallsSilentIsGivenUp() throws Exception {
        ConnectionPoolDataSource place = database.emptyPlace();
        try (SilencedPort port = new SilencedPort(portOf(place))) {
            DataSource source = database.pooled(through(port.number(), place));
            TestDatabase.createTables(source);
            SessionStore store = TestDatabase.sessions(source, StoreTime.ofTheDatabase());
            assertThat(store.find(new SessionId("a"))).isEmpty();

            port.fallSilent();
            long start = System.nanoTime();

            assertThatThrownBy(() -> store.find(new SessionId("a"))).isInstanceOf(StoreUnavailableException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(6));
        }
    }
}
