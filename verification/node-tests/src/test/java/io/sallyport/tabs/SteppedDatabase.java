package io.sallyport.tabs;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Clock;
import javax.sql.DataSource;

/** A database that tells the time of a test's clock wherever a statement leaves the time to it. */
final class SteppedDatabase {
    private static final String OWN_TIME = "current_timestamp";

    private final DataSource database;
    private final Clock clock;

    private SteppedDatabase(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    static DataSource of(DataSource database, Clock clock) {
        return new SteppedDatabase(database, clock).watched();
    }

    private DataSource watched() {
        return proxy(DataSource.class, (proxy, method, arguments) -> {
            Object result = invoke(database, method, arguments);
            return result instanceof Connection connection ? connection(connection) : result;
        });
    }

    private Connection connection(Connection connection) {
        return proxy(Connection.class, (proxy, method, arguments) -> {
            Object result = invoke(connection, method, arguments);
            boolean asksForTheTime = result instanceof PreparedStatement
                    && String.valueOf(arguments[0]).contains(OWN_TIME);
            return asksForTheTime ? statement((PreparedStatement) result) : result;
        });
    }

    /** Such a statement takes its own time where its parameter is empty; none of them has another that can be. */
    private PreparedStatement statement(PreparedStatement statement) {
        return proxy(PreparedStatement.class, (proxy, method, arguments) -> {
            if (method.getName().equals("setNull")) {
                statement.setLong((int) arguments[0], clock.millis());
                return null;
            }
            return invoke(statement, method, arguments);
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(SteppedDatabase.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
