package io.sallyport.store.jdbc;

import java.net.URI;
import javax.sql.ConnectionPoolDataSource;
import org.postgresql.ds.PGConnectionPoolDataSource;

class PostgresSilenceTest extends SilenceTests {
    @Override
    TestDatabase database() {
        return new PostgresDatabase();
    }

    @Override
    int portOf(ConnectionPoolDataSource place) {
        return address(place).getPort();
    }

    /** The driver cancels a statement by a connection of its own, for which it waits ten seconds by default. */
    @Override
    ConnectionPoolDataSource through(int port, ConnectionPoolDataSource place) {
        PGConnectionPoolDataSource through = (PGConnectionPoolDataSource) place;
        through.setPortNumbers(new int[] {port});
        through.setCancelSignalTimeout(1);
        return through;
    }

    private static URI address(ConnectionPoolDataSource place) {
        return URI.create(((PGConnectionPoolDataSource) place).getUrl().substring("jdbc:".length()));
    }
}
