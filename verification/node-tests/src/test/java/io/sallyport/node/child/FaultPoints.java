package io.sallyport.node.child;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Names every moment before and after an operation on a store, within the step of the scenario that the client says it
 * is at, and halts the virtual machine at one of them. What polls in the background is at no step and passes none.
 */
final class FaultPoints {
    /** The exit code of a node that died where it was told to. */
    static final int HALTED = 86;

    private static final String BACKGROUND_THREADS = "-acknowledgements";

    private final ThreadLocal<Optional<String>> step = ThreadLocal.withInitial(FaultPoints::ofTheThread);
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();
    private final AtomicLong callsOfRequests = new AtomicLong();
    private final ThreadLocal<Boolean> inRequest = ThreadLocal.withInitial(() -> false);
    private final Optional<String> haltAt;
    private final Optional<Path> file;

    FaultPoints(NodeSettings settings) {
        this.haltAt = settings.haltAt();
        this.file = settings.points();
    }

    private static Optional<String> ofTheThread() {
        return Thread.currentThread().getName().endsWith(BACKGROUND_THREADS)
                ? Optional.of("acknowledging")
                : Optional.empty();
    }

    /** What this thread does until {@link #leave} is done at a step. */
    void enter(Optional<String> name) {
        step.set(name);
        inRequest.set(true);
    }

    void leave() {
        step.remove();
        inRequest.remove();
    }

    /** How many calls of the store's interfaces were made by threads that answered a request. */
    long callsOfRequests() {
        return callsOfRequests.get();
    }

    /** A call of the store's interfaces is about to be made. */
    Passage call(String operation) {
        if (inRequest.get()) {
            callsOfRequests.incrementAndGet();
        }
        return before(operation);
    }

    /** An operation is about to be done. */
    Passage before(String operation) {
        Passage passage = new Passage(step.get().map(name -> name + ": " + numbered(name, operation)));
        passage.at("before");
        return passage;
    }

    private String numbered(String name, String operation) {
        int number = counts.merge(name + ": " + operation, 1, Integer::sum);
        return number == 1 ? operation : operation + " (" + number + ")";
    }

    /** One operation, which can be died before and after; of none where there is no step. */
    final class Passage {
        private final Optional<String> name;

        private Passage(Optional<String> name) {
            this.name = name;
        }

        void after() {
            at("after");
        }

        private void at(String moment) {
            name.map(operation -> operation + ", " + moment).ifPresent(FaultPoints.this::reached);
        }
    }

    private void reached(String point) {
        if (haltAt.filter(point::equals).isPresent()) {
            Runtime.getRuntime().halt(HALTED);
        }
        file.ifPresent(path -> write(path, point));
    }

    private static synchronized void write(Path path, String point) {
        try {
            Files.writeString(path, point + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
