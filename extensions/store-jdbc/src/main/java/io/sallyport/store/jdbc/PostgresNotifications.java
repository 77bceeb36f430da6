package io.sallyport.store.jdbc;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a connection to PostgreSQL hears of others. JDBC has no word for it, so pgjdbc's own is looked up where the driver
 * lies: the application need not see its classes, and an application without it needs none.
 */
final class PostgresNotifications {
    private static final String DRIVERS_OWN = "org.postgresql.PGConnection";
    private static final String CHANNEL = "sallyport_denial";

    private final Connection connection;
    private final Object driversOwn;
    private final Method getNotifications;

    private PostgresNotifications(Connection connection, Object driversOwn, Method getNotifications) {
        this.connection = connection;
        this.driversOwn = driversOwn;
        this.getNotifications = getNotifications;
    }

    /** Tells who listens, when the transaction commits. */
    static void send(Connection connection) throws SQLException {
        execute(connection, "notify " + CHANNEL);
    }

    /** Empty where the driver is another, or the pool does not let us through to it. */
    static Optional<PostgresNotifications> of(Connection connection) throws SQLException {
        for (Class<?> type : types(connection)) {
            if (connection.isWrapperFor(type)) {
                try {
                    Method method = type.getMethod("getNotifications", int.class);
                    return Optional.of(new PostgresNotifications(connection, connection.unwrap(type), method));
                } catch (NoSuchMethodException e) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private static Iterable<Class<?>> types(Connection connection) throws SQLException {
        return Stream.of(
                        Optional.ofNullable(connection.getClass().getClassLoader()),
                        Optional.ofNullable(connection.getMetaData().getClass().getClassLoader()),
                        Optional.ofNullable(Thread.currentThread().getContextClassLoader()))
                .flatMap(Optional::stream)
                .distinct()
                .<Class<?>>flatMap(loader -> type(loader).stream())
                .toList();
    }

    private static Optional<Class<?>> type(ClassLoader loader) {
        try {
            return Optional.<Class<?>>of(Class.forName(DRIVERS_OWN, false, loader));
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty();
        }
    }

    void start() throws SQLException {
        execute(connection, "listen " + CHANNEL);
    }

    /** Ends what {@link #start} began, for whom the pool lends the connection to next. */
    void stop() throws SQLException {
        execute(connection, "unlisten " + CHANNEL);
    }

    /** Waits for a notification; false if none came in time. */
    boolean arrivesWithin(int millis) throws SQLException {
        try {
            Object arrived = getNotifications.invoke(driversOwn, millis);
            return arrived != null && Array.getLength(arrived) > 0;
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof SQLException cause) {
                throw cause;
            }
            throw new IllegalStateException("the driver cannot wait for notifications", e);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("the driver does not let us wait for notifications", e);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
