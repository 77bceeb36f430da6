package io.sallyport.store.jdbc;

import io.sallyport.model.UserAccount;
import io.sallyport.spi.StoreUnavailableException;
import io.sallyport.spi.UserStore;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** Users in the application's own tables. Whether case counts in names is the database's rule. */
final class JdbcUserStore implements UserStore {
    private static final Logger LOG = System.getLogger(JdbcUserStore.class.getName());
    private static final int LONGEST_NAME = 255;

    private final Database database;
    private final UserTable users;

    private JdbcUserStore(Database database, UserTable users) {
        this.database = database;
        this.users = users;
    }

    /**
     * Opens a store that can write where a statement for that is given.
     *
     * @throws io.sallyport.config.ConfigurationException if a statement does not fit
     * @throws StoreUnavailableException if the database cannot be reached
     */
    static UserStore open(UserStatements statements, DataSource source) {
        Database database = new Database(source, DriverWords.SHOWN);
        int idType = database.run(
                "try the statements of sallyport.users.jdbc", connection -> UserProbe.idType(connection, statements));
        UserTable users = new UserTable(statements, idType);
        JdbcUserStore store = new JdbcUserStore(database, users);
        return statements
                .update()
                .<UserStore>map(update ->
                        new JdbcWritableUserStore(store, users, update, new Database(source, DriverWords.WITHHELD)))
                .orElse(store);
    }

    @Override
    public Optional<UserAccount> findByUsername(String username) {
        if (!canBeAName(username)) {
            return Optional.empty();
        }
        return database.run("find a user", connection -> found(connection, username));
    }

    Optional<UserAccount> found(Connection connection, String username) throws SQLException {
        try {
            return users.find(connection, username);
        } catch (IllegalArgumentException e) {
            throw unusable(UserStatements.QUERY + " or its roles cannot be used: " + e.getMessage());
        }
    }

    /** Somebody must act: nobody can sign in by this name, or change this password, until the statement is right. */
    static StoreUnavailableException unusable(String message) {
        LOG.log(Level.ERROR, message);
        return new StoreUnavailableException(message);
    }

    /** Text that no database keeps would be an error there; nobody has such a name. */
    private static boolean canBeAName(String username) {
        return !username.isEmpty()
                && username.length() <= LONGEST_NAME
                && username.codePoints().noneMatch(JdbcUserStore::isOdd);
    }

    private static boolean isOdd(int codePoint) {
        return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
    }
}
