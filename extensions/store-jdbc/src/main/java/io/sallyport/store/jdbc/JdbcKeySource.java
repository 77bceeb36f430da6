package io.sallyport.store.jdbc;

import io.sallyport.model.KeyId;
import io.sallyport.model.KeyPurpose;
import io.sallyport.model.StoredKey;
import io.sallyport.spi.WritableKeySource;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Keys in a database, those of one issuer. Whether their material is encrypted is decided before it gets here. */
final class JdbcKeySource implements WritableKeySource {
    private final Tables tables;
    private final Parameter issuer;

    /** Takes tables that withhold the driver's words. */
    JdbcKeySource(Tables tables, String issuer) {
        this.tables = tables;
        this.issuer = Parameter.text(issuer);
    }

    @Override
    public List<StoredKey> keys() {
        return tables.run("read the keys", this::list);
    }

    /** Writers wait for each other; the table's own constraint would show it if one did not. */
    @Override
    public boolean append(StoredKey key) {
        return tables.inTransaction("add a key", connection -> {
            connection.first(Sql.LOCK_SCHEMA, row -> row.getInt(1));
            boolean taken = list(connection).stream()
                    .anyMatch(other -> other.purpose() == key.purpose() && other.position() >= key.position());
            return !taken && insert(connection, key);
        });
    }

    @Override
    public boolean remove(KeyId id) {
        return tables.run(
                "remove a key",
                connection -> connection.update(Sql.DELETE_KEY, issuer, Parameter.text(id.value())) == 1);
    }

    private List<StoredKey> list(TableConnection connection) throws SQLException {
        return connection.rows(Sql.LIST_KEYS, JdbcKeySource::read, issuer);
    }

    private boolean insert(TableConnection connection, StoredKey key) throws SQLException {
        int inserted = connection.update(
                Sql.INSERT_KEY,
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
