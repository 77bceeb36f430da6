package io.sallyport.store.jdbc;

import io.sallyport.config.ConfigurationException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Tries the operator's statements once at the start, so that a wrong one is found there and not at a sign-in. */
final class UserProbe {
    private static final int COLUMNS = 4;
    private static final int CHECK_SECONDS = 2;

    private final Connection connection;
    private final List<String> problems = new ArrayList<>();

    private UserProbe(Connection connection) {
        this.connection = connection;
    }

    /**
     * Tries all statements without changing anything: no user has the name null.
     *
     * @return the SQL type of the id
     * @throws ConfigurationException if a statement does not fit, with the database's words
     * @throws SQLException if the database is the reason
     */
    static int idType(Connection connection, UserStatements statements) throws SQLException {
        UserProbe probe = new UserProbe(connection);
        int idType = probe.tryUser(statements.user());
        if (statements.roles().isPresent()) {
            probe.tryRoles(statements.roles().get(), idType);
        }
        if (statements.update().isPresent()) {
            probe.tryUpdate(statements.update().get());
        }
        if (!probe.problems.isEmpty()) {
            throw new ConfigurationException(probe.problems);
        }
        return idType;
    }

    private int tryUser(NamedSql query) throws SQLException {
        try {
            return Statements.read(connection, query.text(), nothing(query, Types.VARCHAR), result -> {
                ResultSetMetaData columns = result.getMetaData();
                if (columns.getColumnCount() != COLUMNS) {
                    problems.add(UserStatements.QUERY + " gives " + columns.getColumnCount()
                            + " columns: select id, user name, password hash and enabled, in this order");
                }
                return columns.getColumnType(1);
            });
        } catch (SQLException e) {
            blame(UserStatements.QUERY, e);
            return Types.VARCHAR;
        }
    }

    private void tryRoles(NamedSql query, int idType) throws SQLException {
        int type = query.names().contains(UserStatements.ID) ? idType : Types.VARCHAR;
        try {
            int count = Statements.read(
                    connection,
                    query.text(),
                    nothing(query, type),
                    result -> result.getMetaData().getColumnCount());
            if (count != 1) {
                problems.add(UserStatements.ROLES_QUERY + " gives " + count + " columns: select the role's name only");
            }
        } catch (SQLException e) {
            blame(UserStatements.ROLES_QUERY, e);
        }
    }

    /** Has it parsed, but not run. */
    private void tryUpdate(NamedSql update) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(update.text())) {
            statement.getParameterMetaData().getParameterCount();
            if (Dialect.MARIADB.isAt(connection)) {
                prepareOnTheServer(update.text());
            }
        } catch (SQLException e) {
            blame(UserStatements.UPDATE_PASSWORD, e);
        }
    }

    /** MariaDB's driver reads a statement itself, and would not find a wrong name before it is run. */
    private void prepareOnTheServer(String sql) throws SQLException {
        Statements.update(connection, "set @sallyport_probe = ?", List.of(Parameter.text(sql)));
        try (Statement statement = connection.createStatement()) {
            statement.execute("prepare sallyport_probe from @sallyport_probe");
            statement.execute("deallocate prepare sallyport_probe");
        }
    }

    private void blame(String setting, SQLException e) throws SQLException {
        if (!connection.isValid(CHECK_SECONDS)) {
            throw e;
        }
        problems.add(setting + " fails: " + Table.firstLine(e));
    }

    private static List<Parameter> nothing(NamedSql query, int type) {
        return Collections.nCopies(query.names().size(), Parameter.nothing(type));
    }
}
