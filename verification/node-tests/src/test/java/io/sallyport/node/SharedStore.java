package io.sallyport.node;

import io.sallyport.node.child.TestUser;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** A place in a store that several nodes share, with users u0 to u1999 beside it. */
interface SharedStore extends AutoCloseable {
    /** How many users there are. */
    int USERS = 2_000;

    /** What a node is told to use it. */
    Map<String, String> settings();

    @Override
    void close();

    /** Settings of every node: each refresh rotates, so that nothing is lenient by time. */
    static Map<String, String> common() {
        return Map.of(
                "sallyport.rules", "/probe/* = public",
                "sallyport.refresh-token.grace", "PT0S",
                "sallyport.keys.admin-role", TestUser.ROLE,
                "sallyport.keys.encryption-key", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
    }

    /** Settings of nodes over a database. */
    static Map<String, String> overDatabase(String url) {
        Map<String, String> settings = new HashMap<>(common());
        settings.put("node.database-url", url);
        settings.put("sallyport.store", "jdbc");
        settings.put("sallyport.jdbc.create-schema", "true");
        settings.put(
                "sallyport.users.jdbc.query", "select id, name, secret, active from people where name = :username");
        settings.put("sallyport.users.jdbc.roles-query", "select role from people_roles where person = :id");
        settings.put("sallyport.users.jdbc.update-password", "update people set secret = :hash where id = :id");
        return settings;
    }

    /** The settings with some more. */
    default Map<String, String> with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(settings());
        all.putAll(more);
        return all;
    }

    /** Makes the application's own tables. */
    static void fillWithUsers(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table people (id varchar(255) primary key, name varchar(255) unique,"
                    + " secret varchar(255), active boolean)");
            statement.execute("create table people_roles (person varchar(255) primary key, role varchar(255))");
        }
        try (PreparedStatement people = connection.prepareStatement("insert into people values (?, ?, ?, true)");
                PreparedStatement roles = connection.prepareStatement("insert into people_roles values (?, ?)")) {
            for (int number = 0; number < USERS; number++) {
                people.setString(1, "id-of-u" + number);
                people.setString(2, "u" + number);
                people.setString(3, TestUser.HASH);
                people.addBatch();
                roles.setString(1, "id-of-u" + number);
                roles.setString(2, TestUser.ROLE);
                roles.addBatch();
            }
            people.executeBatch();
            roles.executeBatch();
        }
    }
}
