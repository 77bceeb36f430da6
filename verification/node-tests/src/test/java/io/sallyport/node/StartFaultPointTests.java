package io.sallyport.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.node.child.NodeSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The first node of all dies at its start, while it makes tables and keys; the next one must find its way. */
abstract class StartFaultPointTests {
    /** A place with the application's tables and none of ours. */
    abstract SharedStore emptyStore();

    @TestFactory
    Stream<DynamicTest> theNextNodeStartsWhereTheFirstDied() throws IOException {
        List<String> points = points();
        assertThat(points).contains("start: KeySource.append, before", "start: KeySource.append, after");
        return points.stream().map(point -> DynamicTest.dynamicTest(point, () -> dieAt(point)));
    }

    private void dieAt(String point) {
        try (SharedStore store = emptyStore()) {
            try (Node first = Node.dyingAt(point, store.settings())) {
                assertThat(first.awaitEnd()).as(first.said()).isEqualTo(Node.HALTED);
                assertThat(first.hasStarted()).isFalse();
            }
            try (Node next = Node.start(store.settings());
                    Node another = Node.start(store.settings())) {
                Held held = next.client().signIn("u0").held();
                assertThat(another.client().open(held).status()).isEqualTo(200);
                assertThat(another.client().refresh(held).held().generation()).isEqualTo(1);
            }
        }
    }

    private List<String> points() throws IOException {
        Path file = Files.createTempFile(Path.of("target"), "points", ".txt");
        try (SharedStore store = emptyStore();
                Node node = Node.start(store.with(Map.of(NodeSettings.POINTS, file.toString())))) {
            assertThat(node.hasStarted()).isTrue();
        }
        return new LinkedHashSet<>(Files.readAllLines(file))
                .stream()
                        .filter(point -> point.startsWith("start: "))
                        .filter(Thoroughness::coversStart)
                        .toList();
    }
}
