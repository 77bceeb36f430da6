package io.sallyport.store.jdbc;

import io.sallyport.model.KeyId;
import io.sallyport.model.KeyPurpose;
import io.sallyport.model.StoredKey;
import io.sallyport.spi.WritableKeySource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Keys in a database, those of one issuer. Whether their material is encrypted is decided before it gets here. */
final class JdbcKeySource implements WritableKeySource {
    private final Database database;
    private final Parameter issuer;

    /** Takes a database that withholds the driver's words. */
    JdbcKeySource(Database database, String issuer) {
        this.database = database;
        this.issuer = Parameter.text(issuer);
    }

    @Override
    public List<StoredKey> keys() {
        return database.run("read the keys", this::list);
    }

    /** Writers wait for each other; the table's own constraint would show it if one did not. */
    @Override
    public boolean append(StoredKey key) {
        return database.inTransaction("add a key", connection -> {
            Sql.LOCK_SCHEMA.first(connection, row -> row.getInt(1));
            boolean taken = list(connection).stream()
                    .anyMatch(other -> other.purpose() == key.purpose() && other.position() >= key.position());
            return !taken && insert(connection, key);
        });
    }

    @Override
    public boolean remove(KeyId id) {
        return database.run(
                "remove a key",
                connection -> Sql.DELETE_KEY.update(connection, issuer, Parameter.text(id.value())) == 1);
    }

    private List<StoredKey> list(Connection connection) throws SQLException {
        return Sql.LIST_KEYS.rows(connection, JdbcKeySource::read, issuer);
    }

    private boolean insert(Connection connection, StoredKey key) throws SQLException {
        int inserted = Sql.INSERT_KEY.update(
                connection,
                issuer,
                Parameter.text(key.id().value()),
                Parameter.text(key.purpose().name()),
                Parameter.text(key.algorithm()),
                Parameter.flag(key.wrapped()),
                Parameter.text(key.material()),
                Parameter.instant(key.createdAt()),
                Parameter.instant(key.activeFrom()),
                Parameter.number(key.position()));
        return inserted == 1;
    }

    private static StoredKey read(ResultSet row) throws SQLException {
        return new StoredKey(
                new KeyId(row.getString(1)),
                KeyPurpose.valueOf(row.getString(2)),
                row.getString(3),
                row.getBoolean(4),
                row.getString(5),
                SessionColumns.instant(row, 6),
                SessionColumns.instant(row, 7),
                row.getLong(8));
    }
}
