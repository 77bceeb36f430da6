package io.sallyport.keys;

import io.sallyport.spi.StoreUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One attempt to read a key set, for the threads that wait for it. Safe for use by many threads. */
final class Reading {
    /** Counted from the reading's start, so that nobody waits for one that has kept others waiting in vain. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Instant at;
    private final long startedAt = System.nanoTime();
    private final CompletableFuture<Boolean> outcome = new CompletableFuture<>();
    private volatile boolean underWay = true;
    private volatile Optional<Future<?>> deadline = Optional.empty();

    /** Starts now, at {@code at} by the application's clock. */
    Reading(Instant at) {
        this.at = at;
    }

    Instant at() {
        return at;
    }

    /** Whether its thread is still busy, be it that everybody else has given it up. */
    boolean isUnderWay() {
        return underWay;
    }

    /** Ended first: whoever waited for it may start the next. */
    void succeed() {
        end();
        outcome.complete(true);
    }

    void fail(Exception why) {
        end();
        outcome.completeExceptionally(why);
    }

    /** Nobody waits for it any longer, but its thread is still busy. */
    void giveUp(Exception why) {
        outcome.completeExceptionally(why);
    }

    /** Takes what ends it from outside if it does not end by itself. */
    void endAtLatest(Future<?> givingUp) {
        deadline = Optional.of(givingUp);
    }

    void end() {
        underWay = false;
        deadline.ifPresent(givingUp -> givingUp.cancel(false));
    }

    /**
     * Waits until it has succeeded.
     *
     * @throws StoreUnavailableException if it fails, or lasts too long
     */
    void await() {
        long left = PATIENCE.toNanos() - (System.nanoTime() - startedAt);
        try {
            outcome.get(Math.max(left, 0), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException why) {
            throw new StoreUnavailableException("the issuer's keys cannot be read", why);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException("the thread was interrupted while it waited for an issuer's keys", e);
        }
    }
}
