package io.sallyport.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Lets several threads start at the same moment, and waits for all of them. */
public final class Race {
    private static final long LONGEST_SECONDS = 60;

    private Race() {}

    /**
     * Runs one task on many threads at once.
     *
     * @param task gets the thread's number, from 0
     * @return what they returned, in the order of their numbers
     */
    public static <T> List<T> of(int threads, IntFunction<T> task) {
        return between(IntStream.range(0, threads)
                .<Callable<T>>mapToObj(number -> () -> task.apply(number))
                .toList());
    }

    /** Runs several tasks at once; returns what they returned, in their order. */
    public static <T> List<T> between(List<? extends Callable<T>> tasks) {
        CyclicBarrier start = new CyclicBarrier(tasks.size());
        ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
        try {
            return resultsOf(tasks.stream()
                    .map(task -> threads.submit(() -> {
                        start.await(LONGEST_SECONDS, TimeUnit.SECONDS);
                        return task.call();
                    }))
                    .toList());
        } finally {
            threads.shutdownNow();
        }
    }

    private static <T> List<T> resultsOf(List<Future<T>> futures) {
        List<T> results = new ArrayList<>();
        for (Future<T> future : futures) {
            try {
                results.add(future.get(LONGEST_SECONDS, TimeUnit.SECONDS));
            } catch (ExecutionException e) {
                throw new AssertionError("one of " + futures.size() + " threads failed: " + e.getCause(), e);
            } catch (TimeoutException e) {
                throw new AssertionError("one of " + futures.size() + " threads hangs", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted while " + futures.size() + " threads ran", e);
            }
        }
        return results;
    }
}
