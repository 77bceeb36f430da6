package io.sallyport.store.jdbc;

import io.sallyport.config.JdbcUsersConfig;
import io.sallyport.model.Role;
import io.sallyport.model.UserAccount;
import io.sallyport.spi.UserStore;
import io.sallyport.spi.WritableUserStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** An application's own tables, as one would find them. */
final class TestUsers {
    static final JdbcUsersConfig BY_NAMES = new JdbcUsersConfig(
            "select id, name, secret, active from people where name = :username",
            Optional.of("select role from people_roles where person = :id"),
            Optional.of("update people set secret = :hash where id = :id"));

    private TestUsers() {}

    static WritableUserStore store(DataSource source, Collection<UserAccount> users) {
        return (WritableUserStore) store(source, users, BY_NAMES);
    }

    static UserStore store(DataSource source, Collection<UserAccount> users, JdbcUsersConfig config) {
        TestDatabase.execute(
                source,
                "create table people (id varchar(255), name varchar(255), secret varchar(255), active boolean)",
                "create table people_roles (person varchar(255), role varchar(255))");
        new Database(source, DriverWords.SHOWN).run("insert people", connection -> {
            for (UserAccount user : users) {
                insert(connection, user);
            }
            return users.size();
        });
        return JdbcUserStore.open(UserStatements.of(config), source);
    }

    private static void insert(Connection connection, UserAccount user) throws SQLException {
        Parameter id = Parameter.text(user.subject().value());
        Statements.update(
                connection,
                "insert into people values (?, ?, ?, ?)",
                List.of(
                        id,
                        Parameter.text(user.username()),
                        Parameter.text(user.passwordHash().text()),
                        Parameter.flag(user.enabled())));
        for (Role role : user.roles()) {
            Statements.update(
                    connection, "insert into people_roles values (?, ?)", List.of(id, Parameter.text(role.name())));
        }
    }
}
