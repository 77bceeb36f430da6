package io.sallyport.node;

import java.util.regex.Pattern;

/** How much is done: the build does little, {@code .ci/nightly} everything. */
final class Thoroughness {
    private static final Pattern WRITES = Pattern.compile(
            ".*: (SessionStore[.](insert|rotate|revoke\\w*|acknowledge\\w*)|DenyFeed[.]append|KeySource[.](append|remove)), \\w+");

    private Thoroughness() {}

    /**
     * Whether a node is to die at a point: at all of them where {@code nodes.points} is {@code all}, else where the
     * store's interfaces are asked to write, the first time in a step.
     */
    static boolean covers(String point) {
        return text("nodes.points").equals("all") || WRITES.matcher(point).matches();
    }

    /** The same for a start, which is tried twice for each point: in the build only where a key is made. */
    static boolean coversStart(String point) {
        return text("nodes.points").equals("all") || point.contains("KeySource.append");
    }

    /** A number that {@code pom.xml} gives. */
    static int number(String property) {
        return Integer.parseInt(text(property));
    }

    private static String text(String property) {
        return System.getProperty(property, "");
    }
}
