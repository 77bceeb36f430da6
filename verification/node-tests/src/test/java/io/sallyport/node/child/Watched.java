package io.sallyport.node.child;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** Puts fault points around an application's stores: around each method of theirs, each statement, and each commit. */
final class Watched {
    private static final Pattern STATEMENT =
            Pattern.compile("^(\\w+).*?((?: (?:sallyport_|people)\\w*)|$)", Pattern.DOTALL);

    private final FaultPoints points;

    Watched(FaultPoints points) {
        this.points = points;
    }

    /** The same store, whatever else it can do, with a point before and after each of its methods. */
    <T> T store(Class<T> type, T store) {
        return type.cast(proxy(store, (proxy, method, arguments) -> {
            if (method.getDeclaringClass() == Object.class) {
                return invoke(store, method, arguments);
            }
            FaultPoints.Passage passage = points.call(type.getSimpleName() + "." + method.getName());
            Object result = invoke(store, method, arguments);
            passage.after();
            return result;
        }));
    }

    /** The same database, with a point before and after each statement and each commit. */
    DataSource database(DataSource database) {
        return (DataSource) proxy(database, (proxy, method, arguments) -> {
            Object result = invoke(database, method, arguments);
            return result instanceof Connection connection ? connection(connection) : result;
        });
    }

    private Connection connection(Connection connection) {
        return (Connection) proxy(connection, (proxy, method, arguments) -> switch (method.getName()) {
            case "prepareStatement" ->
                statement(
                        PreparedStatement.class.cast(invoke(connection, method, arguments)),
                        String.valueOf(arguments[0]));
            case "createStatement" -> statement(Statement.class.cast(invoke(connection, method, arguments)), "");
            case "commit" -> passed("commit", connection, method, arguments);
            default -> invoke(connection, method, arguments);
        });
    }

    private Statement statement(Statement statement, String prepared) {
        return (Statement) proxy(statement, (proxy, method, arguments) -> {
            if (!method.getName().startsWith("execute")) {
                return invoke(statement, method, arguments);
            }
            String sql = arguments == null || arguments.length == 0 ? prepared : String.valueOf(arguments[0]);
            return passed(label(sql), statement, method, arguments);
        });
    }

    /** What a statement does, and to which table. */
    private static String label(String sql) {
        Matcher words = STATEMENT.matcher(sql.strip());
        return words.find() ? "sql " + words.group(1) + words.group(2) : "sql";
    }

    private Object passed(String operation, Object target, Method method, Object[] arguments) throws Throwable {
        FaultPoints.Passage passage = points.before(operation);
        Object result = invoke(target, method, arguments);
        passage.after();
        return result;
    }

    private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static Object proxy(Object target, InvocationHandler handler) {
        return Proxy.newProxyInstance(
                Watched.class.getClassLoader(), interfacesOf(target.getClass()).toArray(Class[]::new), handler);
    }

    private static Set<Class<?>> interfacesOf(Class<?> type) {
        Set<Class<?>> found = new LinkedHashSet<>();
        for (Class<?> current = type; current != null; current = current.getSuperclass()) {
            for (Class<?> candidate : current.getInterfaces()) {
                if (isSeen(candidate)) {
                    found.add(candidate);
                }
            }
        }
        return found;
    }

    /** A driver's own interfaces that nobody else may see cannot be taken on, and nobody asks for them. */
    private static boolean isSeen(Class<?> candidate) {
        return Modifier.isPublic(candidate.getModifiers());
    }
}
