package io.sallyport.store.jdbc;

import java.util.UUID;
import javax.sql.ConnectionPoolDataSource;
import org.h2.jdbcx.JdbcDataSource;

/** H2 in memory. */
final class H2Database extends TestDatabase {
    @Override
    ConnectionPoolDataSource emptyPlace() {
        JdbcDataSource place = new JdbcDataSource();
        place.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return place;
    }
}
