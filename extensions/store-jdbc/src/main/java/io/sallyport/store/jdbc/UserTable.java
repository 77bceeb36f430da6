package io.sallyport.store.jdbc;

import io.sallyport.model.PasswordHash;
import io.sallyport.model.Role;
import io.sallyport.model.Subject;
import io.sallyport.model.UserAccount;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The application's users, read by the operator's statements. */
final class UserTable {
    private static final Set<Integer> NUMBERS =
            Set.of(Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT, Types.NUMERIC, Types.DECIMAL);

    private final UserStatements statements;
    private final int idType;

    /**
     * Makes the table.
     *
     * @param idType the SQL type of the id, which a comparison with it must have on some databases
     */
    UserTable(UserStatements statements, int idType) {
        this.statements = statements;
        this.idType = idType;
    }

    /**
     * Finds a user.
     *
     * @throws IllegalArgumentException if there are two, or the row cannot be used, saying why
     */
    Optional<UserAccount> find(Connection connection, String username) throws SQLException {
        Map<String, Parameter> parameters = Map.of(UserStatements.USERNAME, Parameter.text(username));
        NamedSql query = statements.user();
        List<UserRow> rows = Statements.rows(connection, query.text(), query.parameters(parameters), UserRow::read);
        if (rows.size() > 1) {
            throw new IllegalArgumentException(
                    "it gives " + rows.size() + " rows for one user name, among them the ids '"
                            + rows.get(0).id() + "' and '" + rows.get(1).id()
                            + "': nobody signs in by that name until the query gives one");
        }
        return rows.isEmpty() ? Optional.empty() : Optional.of(account(connection, rows.get(0), username));
    }

    /** PostgreSQL compares a UUID with no text; MariaDB, whose driver calls it just as other, with nothing else. */
    Parameter id(String value) {
        return (statement, position) -> {
            if (NUMBERS.contains(idType)
                    || (idType == Types.OTHER && !Dialect.MARIADB.isAt(statement.getConnection()))) {
                statement.setObject(position, value, idType);
            } else {
                statement.setString(position, value);
            }
        };
    }

    private UserAccount account(Connection connection, UserRow row, String username) throws SQLException {
        return new UserAccount(
                new Subject(row.id()),
                row.username(),
                new PasswordHash(row.hash()),
                row.enabled(),
                roles(connection, row, username));
    }

    private Set<Role> roles(Connection connection, UserRow row, String username) throws SQLException {
        if (statements.roles().isEmpty()) {
            return Set.of();
        }
        NamedSql query = statements.roles().get();
        List<Parameter> parameters = query.parameters(
                Map.of(UserStatements.ID, id(row.id()), UserStatements.USERNAME, Parameter.text(username)));
        Set<Role> roles = new HashSet<>();
        for (Optional<String> name :
                Statements.rows(connection, query.text(), parameters, result -> UserColumns.text(result, 1))) {
            name.filter(text -> !text.isBlank()).map(Role::new).ifPresent(roles::add);
        }
        return roles;
    }

    private record UserRow(String id, String username, String hash, boolean enabled) {
        static UserRow read(ResultSet row) throws SQLException {
            return new UserRow(
                    present("id", UserColumns.text(row, 1)),
                    present("user name", UserColumns.text(row, 2)),
                    UserColumns.text(row, 3).orElse(""),
                    UserColumns.flag(row, 4));
        }

        private static String present(String name, Optional<String> value) {
            return value.orElseThrow(() -> new IllegalArgumentException("the " + name + " of a row is null"));
        }
    }
}
