package io.sallyport.depot;

import io.sallyport.depot.database.Database;
import io.sallyport.depot.page.PageServlet;
import io.sallyport.depot.seed.SeedLoader;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Enumeration;
import java.util.Optional;
import org.h2.jdbcx.JdbcConnectionPool;

/** Opens the database when the application starts and closes it when it stops. */
public final class DepotListener implements ServletContextListener {
    private static final System.Logger LOG = System.getLogger(DepotListener.class.getName());

    private Optional<Announcement> announcement = Optional.empty();

    @Override
    public void contextInitialized(ServletContextEvent event) {
        ServletContext context = event.getServletContext();
        JdbcConnectionPool pool = JdbcConnectionPool.create(jdbcUrl(context), "depot", "");
        context.setAttribute(PageServlet.DATA_SOURCE, pool);
        SeedLoader.load(new Database(pool));
        announcement = Optional.ofNullable(System.getProperty("depot.announced-url"))
                .map(url -> new Announcement(
                        URI.create(url), Boolean.getBoolean("sallyport.insecure.demo-users"), standardOutput()));
        announcement.ifPresent(Announcement::start);
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        announcement.ifPresent(Announcement::stop);
        Object pool = event.getServletContext().getAttribute(PageServlet.DATA_SOURCE);
        if (pool instanceof JdbcConnectionPool open) {
            close(open);
        }
        deregisterOwnDrivers();
    }

    /** Whoever started the demo from a terminal reads standard output, not the server's log. */
    private static PrintStream standardOutput() {
        return new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    }

    private static void close(JdbcConnectionPool pool) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
        } catch (SQLException problem) {
            LOG.log(System.Logger.Level.WARNING, "the database did not shut down", problem);
        }
        pool.dispose();
    }

    /** A depot beside this one in the same server has a database of its own. */
    private static String jdbcUrl(ServletContext context) {
        String configured = context.getInitParameter("depot.jdbc-url");
        return configured == null ? "jdbc:h2:mem:depot" + context.getContextPath() + ";DB_CLOSE_DELAY=-1" : configured;
    }

    /** A driver that stays registered would keep this application's class loader alive after an undeployment. */
    private static void deregisterOwnDrivers() {
        Enumeration<Driver> drivers = DriverManager.getDrivers();
        while (drivers.hasMoreElements()) {
            Driver driver = drivers.nextElement();
            if (driver.getClass().getClassLoader() == DepotListener.class.getClassLoader()) {
                deregister(driver);
            }
        }
    }

    private static void deregister(Driver driver) {
        try {
            DriverManager.deregisterDriver(driver);
        } catch (SQLException refused) {
            LOG.log(System.Logger.Level.WARNING, "the database driver stays registered", refused);
        }
    }
}
