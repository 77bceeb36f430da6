package io.sallyport.container.application;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * An application's own database in a file, with a table of staff. It closes with its last connection, so one is held until
 * the application ends.
 */
public final class FileDatabase implements ServletContextListener {
    private static final String STAFF = "CREATE TABLE IF NOT EXISTS staff (id INT PRIMARY KEY, login VARCHAR(40),"
            + " password_hash VARCHAR(200), active BOOLEAN, role VARCHAR(40))";
    private static final String MERGE = "MERGE INTO staff VALUES (%d, '%s',"
            + " '$pbkdf2-sha256$i=1000$c2FsdC1mb3ItdGVzdHMhIQ$7xqr014BoQygXOWvhfTm22U65iYTGu1wtP9PIX+QPfs', TRUE, '%s')";

    private Connection held;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        try {
            DataSource database = open();
            held = database.getConnection();
            try (Statement statement = held.createStatement()) {
                statement.execute(STAFF);
                statement.execute(
                        MERGE.replace("%d", "1").replaceFirst("%s", "alice").replace("%s", "clerk"));
                statement.execute(
                        MERGE.replace("%d", "2").replaceFirst("%s", "bob").replace("%s", "storekeeper"));
            }
            event.getServletContext().setAttribute("jdbc/staff", database);
        } catch (ReflectiveOperationException | IOException | SQLException e) {
            throw new IllegalStateException("the test database does not open", e);
        }
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        try {
            held.close();
        } catch (SQLException e) {
            throw new IllegalStateException("the test database does not close", e);
        }
    }

    /** The driver is in this application only, so its class has to be asked for by name. */
    private static DataSource open() throws ReflectiveOperationException, IOException {
        try (InputStream path = FileDatabase.class.getResourceAsStream("/database.path")) {
            String file = new String(path.readAllBytes(), StandardCharsets.UTF_8);
            Object database = Class.forName("org.h2.jdbcx.JdbcDataSource")
                    .getConstructor()
                    .newInstance();
            database.getClass().getMethod("setURL", String.class).invoke(database, "jdbc:h2:file:" + file);
            return (DataSource) database;
        }
    }
}
