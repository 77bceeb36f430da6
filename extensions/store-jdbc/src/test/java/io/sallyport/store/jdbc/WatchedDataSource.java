package io.sallyport.store.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** Stands between a store and its DataSource: sets what a pool could have set, and sees what comes back. */
final class WatchedDataSource {
    private final DataSource source;
    private final Setup setup;
    private final List<String> statements = Collections.synchronizedList(new ArrayList<>());
    private final List<String> states = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger open = new AtomicInteger();

    /** What a pool does with a connection before it lends it. */
    @FunctionalInterface
    interface Setup {
        void apply(Connection connection) throws SQLException;
    }

    WatchedDataSource(DataSource source, Setup setup) {
        this.source = source;
        this.setup = setup;
    }

    static Setup sql(String sql) {
        return connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        };
    }

    static void likeAStrictPool(Connection connection) throws SQLException {
        connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
        connection.setAutoCommit(false);
    }

    DataSource watched() {
        return (DataSource) Proxy.newProxyInstance(
                WatchedDataSource.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) ->
                        method.getName().equals("getConnection") ? lend() : call(source, method, arguments));
    }

    /** Every statement that was prepared, in lower case. */
    List<String> statements() {
        return List.copyOf(statements);
    }

    /** How each connection was when it came back. */
    List<String> states() {
        return List.copyOf(states);
    }

    int open() {
        return open.get();
    }

    private Connection lend() throws SQLException {
        Connection connection = source.getConnection();
        setup.apply(connection);
        open.incrementAndGet();
        return (Connection) Proxy.newProxyInstance(
                WatchedDataSource.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> watch(connection, method, arguments));
    }

    private Object watch(Connection connection, Method method, Object[] arguments) throws Throwable {
        if (method.getName().equals("prepareStatement")) {
            statements.add(arguments[0].toString().toLowerCase(Locale.ROOT));
        }
        if (method.getName().equals("close")) {
            open.decrementAndGet();
            states.add("autocommit " + connection.getAutoCommit() + ", isolation "
                    + connection.getTransactionIsolation() + ", network timeout " + connection.getNetworkTimeout());
            connection.setAutoCommit(true);
        }
        return call(connection, method, arguments);
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
