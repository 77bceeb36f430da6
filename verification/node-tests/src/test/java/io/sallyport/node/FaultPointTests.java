package io.sallyport.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.node.child.NodeSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * A node dies before and after each operation on its store, one test for each: the list is what a run without a death
 * passed. Another node goes on.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FaultPointTests {
    private static final String ACKNOWLEDGING = "acknowledging: ";

    private final AtomicInteger users = new AtomicInteger();
    private SharedStore store;
    private Node survivor;

    /** A place with the application's tables and none of ours. */
    abstract SharedStore emptyStore();

    @BeforeAll
    void startTheOneThatGoesOn() {
        store = emptyStore();
        survivor = Node.start(store.settings());
    }

    @AfterAll
    void end() {
        survivor.close();
        store.close();
    }

    @TestFactory
    Stream<DynamicTest> nothingConfirmedIsLostWhereANodeDies() throws IOException {
        List<String> points = points();
        assertThat(points).contains("refresh: SessionStore.rotate, before", "refresh: SessionStore.rotate, after");
        return points.stream().map(point -> DynamicTest.dynamicTest(point, () -> dieAt(point)));
    }

    private void dieAt(String point) {
        try (Node node = Node.dyingAt(point, store.settings())) {
            Scenario scenario = new Scenario(node.client(), nextUser(), () -> {
                if (point.startsWith(ACKNOWLEDGING)) {
                    node.awaitEnd();
                }
            });

            scenario.run();

            assertThat(node.awaitEnd()).as(node.said()).isEqualTo(Node.HALTED);
            scenario.goOnAt(survivor.client());
        }
    }

    /** What a run passes in which nothing happens to the node. */
    private List<String> points() throws IOException {
        Path file = Files.createTempFile(Path.of("target"), "points", ".txt");
        try (Node node = Node.start(store.with(Map.of(NodeSettings.POINTS, file.toString())))) {
            Scenario scenario = new Scenario(
                    node.client(),
                    nextUser(),
                    () -> Await.until("an acknowledgement was written", () -> hasPassed(file, ACKNOWLEDGING)));
            scenario.run();
            assertThat(scenario.wasCutShort()).isFalse();
            scenario.goOnAt(survivor.client());
        }
        Set<String> points = new LinkedHashSet<>(Files.readAllLines(file));
        return points.stream()
                .filter(point -> !point.startsWith("start: "))
                .filter(Thoroughness::covers)
                .toList();
    }

    private static boolean hasPassed(Path file, String step) {
        try {
            return Files.readAllLines(file).stream()
                    .anyMatch(point -> point.startsWith(step) && point.endsWith("after"));
        } catch (IOException e) {
            return false;
        }
    }

    private String nextUser() {
        return "u" + users.getAndIncrement();
    }
}
