package io.sallyport.node;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/** Several users at once, each in a thread of its own, until they are told to stop. */
final class Load implements AutoCloseable {
    private static final int USERS = 6;

    private final ExecutorService threads = Executors.newFixedThreadPool(USERS);
    private final List<Future<?>> running = new ArrayList<>();
    private final List<Owner> owners;
    private volatile boolean stopped;

    private Load(List<Owner> owners) {
        this.owners = owners;
    }

    /** Starts users of these numbers on. */
    static Load start(List<Client> nodes, int firstUser) {
        Load load = new Load(IntStream.range(firstUser, firstUser + USERS)
                .mapToObj(number -> new Owner(nodes, "u" + number, number))
                .toList());
        load.owners.forEach(owner -> load.running.add(load.threads.submit(() -> load.goOn(owner))));
        return load;
    }

    private void goOn(Owner owner) {
        while (!stopped) {
            owner.act();
        }
    }

    /** Waits until so many more were answered well. */
    void awaitAccepted(int more) {
        int before = accepted();
        Await.until("the load goes on", () -> running.stream().anyMatch(Future::isDone) || accepted() >= before + more);
    }

    /** How many requests were answered well. */
    int accepted() {
        return sum(Owner::accepted);
    }

    /** How many were told to come again. */
    int unavailable() {
        return sum(Owner::unavailable);
    }

    /** How many got no answer. */
    int lost() {
        return sum(Owner::lost);
    }

    private int sum(ToIntFunction<Owner> count) {
        return owners.stream().mapToInt(count).sum();
    }

    /** Ends the load; fails where a user met what must not be. */
    void stop() {
        stopped = true;
        for (Future<?> user : running) {
            try {
                user.get();
            } catch (ExecutionException e) {
                throw new AssertionError(
                        "a user met what must not be: " + e.getCause().getMessage(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted", e);
            }
        }
    }

    /** Everything works again at these nodes: what was confirmed to any user is still so. */
    void requireWhatWasConfirmed(List<Client> nodes) {
        owners.forEach(owner -> owner.requireWhatWasConfirmed(nodes));
    }

    @Override
    public void close() {
        stopped = true;
        threads.shutdownNow();
    }
}
