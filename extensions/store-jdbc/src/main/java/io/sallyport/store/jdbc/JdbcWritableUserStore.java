package io.sallyport.store.jdbc;

import io.sallyport.model.PasswordHash;
import io.sallyport.model.UserAccount;
import io.sallyport.spi.WritableUserStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/** Users whose password hash the operator lets us write. */
final class JdbcWritableUserStore implements WritableUserStore {
    private final JdbcUserStore reading;
    private final UserTable users;
    private final NamedSql update;
    private final Database database;

    /** Takes a database that withholds the driver's words. */
    JdbcWritableUserStore(JdbcUserStore reading, UserTable users, NamedSql update, Database database) {
        this.reading = reading;
        this.users = users;
        this.update = update;
        this.database = database;
    }

    @Override
    public Optional<UserAccount> findByUsername(String username) {
        return reading.findByUsername(username);
    }

    /**
     * The row is read and written as if nobody else were there: if somebody else writes it meanwhile, the database
     * refuses, and the second try sees the other's hash. A statement that would change several rows changes none.
     */
    @Override
    public boolean replacePasswordHash(UserAccount account, PasswordHash replacement) {
        return database.asIfAlone("replace a password hash", connection -> {
            boolean unchanged = reading.found(connection, account.username())
                    .filter(current -> current.subject().equals(account.subject()))
                    .filter(current -> current.passwordHash().equals(account.passwordHash()))
                    .isPresent();
            return unchanged && updated(connection, account, replacement) == 1;
        });
    }

    private int updated(Connection connection, UserAccount account, PasswordHash replacement) throws SQLException {
        Map<String, Parameter> values = Map.of(
                UserStatements.HASH, Parameter.text(replacement.text()),
                UserStatements.OLD_HASH, Parameter.text(account.passwordHash().text()),
                UserStatements.ID, users.id(account.subject().value()),
                UserStatements.USERNAME, Parameter.text(account.username()));
        int rows = Statements.update(connection, update.text(), update.parameters(values));
        if (rows > 1) {
            throw JdbcUserStore.unusable(
                    UserStatements.UPDATE_PASSWORD + " would change " + rows + " rows: let it change one");
        }
        return rows;
    }
}
