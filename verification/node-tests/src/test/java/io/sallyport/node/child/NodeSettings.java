package io.sallyport.node.child;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What a node is told by its system properties, besides Sallyport's own settings.
 *
 * @param databaseUrl the application's database; none where everything is in memory
 * @param haltAt the fault point at which the virtual machine halts
 * @param points the file that gets the names of the fault points as they are passed
 * @param clockOffset how far this node's clock is ahead
 */
public record NodeSettings(
        Optional<String> databaseUrl, Optional<String> haltAt, Optional<Path> points, Duration clockOffset) {
    /** The property of {@link #databaseUrl}. */
    public static final String DATABASE_URL = "node.database-url";
    /** The property of {@link #haltAt}. */
    public static final String HALT_AT = "node.halt-at";
    /** The property of {@link #points}. */
    public static final String POINTS = "node.points-file";
    /** The property of {@link #clockOffset}. */
    public static final String CLOCK_OFFSET = "node.clock-offset";

    static NodeSettings given() {
        return new NodeSettings(
                property(DATABASE_URL),
                property(HALT_AT),
                property(POINTS).map(Path::of),
                property(CLOCK_OFFSET).map(Duration::parse).orElse(Duration.ZERO));
    }

    private static Optional<String> property(String name) {
        return Optional.ofNullable(System.getProperty(name));
    }
}
