package io.sallyport.store.jdbc;

import io.sallyport.config.ConfigurationException;
import io.sallyport.config.JdbcUsersConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The operator's statements on the application's own tables.
 *
 * @param user one row of id, user name, password hash, enabled
 * @param roles one role a row
 * @param update writes a password hash
 */
record UserStatements(NamedSql user, Optional<NamedSql> roles, Optional<NamedSql> update) {
    static final String QUERY = "sallyport.users.jdbc.query";
    static final String ROLES_QUERY = "sallyport.users.jdbc.roles-query";
    static final String UPDATE_PASSWORD = "sallyport.users.jdbc.update-password";

    static final String ID = "id";
    static final String USERNAME = "username";
    static final String HASH = "hash";
    static final String OLD_HASH = "old_hash";

    /**
     * Reads the statements.
     *
     * @throws ConfigurationException if parameters are missing or unknown, with all problems
     */
    static UserStatements of(JdbcUsersConfig config) {
        List<String> problems = new ArrayList<>();
        UserStatements statements = new UserStatements(
                read(QUERY, config.query(), List.of(USERNAME), Set.of(USERNAME), problems),
                config.rolesQuery().map(sql -> read(ROLES_QUERY, sql, List.of(ID), Set.of(ID, USERNAME), problems)),
                config.updatePassword()
                        .map(sql -> read(
                                UPDATE_PASSWORD,
                                sql,
                                List.of(HASH, ID),
                                Set.of(HASH, ID, USERNAME, OLD_HASH),
                                problems)));
        statements.update.ifPresent(update -> requireUpdateOfOne(update, problems));
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return statements;
    }

    private static NamedSql read(
            String setting, String sql, List<String> byPosition, Set<String> known, List<String> problems) {
        try {
            NamedSql statement = NamedSql.parse(sql, byPosition);
            if (statement.names().isEmpty() || !known.containsAll(statement.names())) {
                problems.add(setting + " has the parameters " + statement.names() + ": use "
                        + known.stream().map(name -> ":" + name).sorted().toList());
            }
            return statement;
        } catch (IllegalArgumentException e) {
            problems.add(setting + " cannot be read: " + e.getMessage());
            return new NamedSql(sql, List.of(HASH, ID));
        }
    }

    private static void requireUpdateOfOne(NamedSql update, List<String> problems) {
        if (!update.names().contains(HASH)
                || !(update.names().contains(ID) || update.names().contains(USERNAME))) {
            problems.add(UPDATE_PASSWORD + " needs :hash, and :id or :username to change one user only");
        }
    }
}
