package io.sallyport.session;

import io.sallyport.config.DenyListConfig;
import io.sallyport.internal.thread.BackgroundThread;
import io.sallyport.model.Denial;
import io.sallyport.model.DenyChanges;
import io.sallyport.model.TokenReference;
import io.sallyport.spi.DenyFeed;
import io.sallyport.spi.DenyList;
import io.sallyport.spi.StoreUnavailableException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * The deny-list in this node's memory, following its feed by revision. What this node denies it obeys at once; what
 * others deny, after the next poll. Before the first complete read, and when the feed has been out of reach for too
 * long, the answer is not known. Safe for use by many threads.
 */
public final class DenyListFollower implements DenyList, AutoCloseable {
    private static final Logger LOG = System.getLogger(DenyListFollower.class.getName());

    private static final Duration BETWEEN_CLEARANCES = Duration.ofMinutes(1);
    private static final Duration TIME_TO_FINISH = Duration.ofSeconds(2);
    private static final long NEVER = Long.MIN_VALUE;

    private final DenyFeed feed;
    private final DenyListConfig config;
    private final Clock clock;
    private final DenialTable denied = new DenialTable();
    private final long maxLagMillis;
    private final BackgroundThread thread;
    private final ScheduledExecutorService poller;
    private final ScheduledFuture<?> polling;
    private final Object reading = new Object();
    private long revision;
    private boolean outOfReach;
    private Instant nextClearance = Instant.MIN;
    private volatile long lastContact = NEVER;

    /**
     * Reads the feed as far as it can be reached, and goes on reading it until closed.
     *
     * @param name becomes part of the thread's name
     */
    public DenyListFollower(DenyFeed feed, DenyListConfig config, Clock clock, String name) {
        this.feed = feed;
        this.config = config;
        this.maxLagMillis = config.maxLag().toMillis();
        this.clock = clock;
        this.thread = new BackgroundThread(name + "-deny-list");
        this.poller = Executors.newSingleThreadScheduledExecutor(thread);
        poll();
        long every = config.pollInterval().toMillis();
        polling = poller.scheduleWithFixedDelay(this::poll, every, every, TimeUnit.MILLISECONDS);
    }

    @Override
    public boolean isDenied(TokenReference token) {
        return isDenied(token, clock.millis());
    }

    @Override
    public boolean isDenied(TokenReference token, long nowMillis) {
        requireRecentContact(nowMillis);
        return denied.contains(token.tokenHash()) || denied.contains(token.sessionHash());
    }

    private void requireRecentContact(long now) {
        long contact = lastContact;
        if (contact == NEVER || now - contact > maxLagMillis) {
            throw new StoreUnavailableException("the deny-list has not been read for " + lag());
        }
    }

    /**
     * Adds an entry; this node obeys it when the call returns.
     *
     * @throws StoreUnavailableException if it is not known whether it was written
     */
    public void deny(Denial denial) {
        feed.append(denial);
        apply(denial);
    }

    /** How long ago the feed was last read to its end. */
    public Duration lag() {
        long contact = lastContact;
        return contact == NEVER ? Duration.ofDays(1) : Duration.ofMillis(clock.millis() - contact);
    }

    private void poll() {
        try {
            Instant before = clock.instant();
            synchronized (reading) {
                DenyChanges changes = feed.since(revision);
                changes.denials().forEach(this::apply);
                revision = changes.revision();
            }
            contactMade(before);
            forgetExpired(before);
        } catch (RuntimeException e) {
            // Whatever it is: a scheduled task that throws is never run again, and the list would stand still for ever.
            contactLost(e);
        }
    }

    private void contactMade(Instant at) {
        if (outOfReach) {
            LOG.log(Level.INFO, "the deny-list can be read again");
        }
        outOfReach = false;
        lastContact = at.toEpochMilli();
    }

    private void contactLost(RuntimeException why) {
        if (!outOfReach) {
            LOG.log(
                    Level.ERROR,
                    "the deny-list cannot be read: from " + config.maxLag()
                            + " after its last reading, requests get 503",
                    why);
        }
        outOfReach = true;
    }

    private void forgetExpired(Instant now) {
        if (now.isAfter(nextClearance)) {
            denied.forgetBefore(now);
            nextClearance = now.plus(BETWEEN_CLEARANCES);
        }
    }

    private void apply(Denial denial) {
        denied.put(denial.hash(), denial.until());
    }

    /** Ends the thread. */
    @Override
    public void close() {
        polling.cancel(true);
        poller.shutdownNow();
        try {
            if (!thread.hasEnded(TIME_TO_FINISH)) {
                LOG.log(Level.WARNING, "the deny-list's thread is still waiting for its store");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
