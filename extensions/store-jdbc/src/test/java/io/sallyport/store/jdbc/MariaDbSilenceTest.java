package io.sallyport.store.jdbc;

import java.net.URI;
import java.sql.SQLException;
import javax.sql.ConnectionPoolDataSource;
import org.mariadb.jdbc.MariaDbDataSource;

class MariaDbSilenceTest extends SilenceTests {
    @Override
    TestDatabase database() {
        return new MariaDbDatabase();
    }

    @Override
    int portOf(ConnectionPoolDataSource place) {
        return address(place).getPort();
    }

    @Override
    ConnectionPoolDataSource through(int port, ConnectionPoolDataSource place) throws SQLException {
        ((MariaDbDataSource) place)
                .setUrl("jdbc:mariadb://127.0.0.1:" + port + address(place).getPath());
        return place;
    }

    private static URI address(ConnectionPoolDataSource place) {
        return URI.create(((MariaDbDataSource) place).getUrl().substring("jdbc:".length()));
    }
}
