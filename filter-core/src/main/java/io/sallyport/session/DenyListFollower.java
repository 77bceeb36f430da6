package io.sallyport.session;

import io.sallyport.config.DenyListConfig;
import io.sallyport.model.Denial;
import io.sallyport.model.TokenReference;
import io.sallyport.spi.DenyFeed;
import io.sallyport.spi.DenyList;
import io.sallyport.spi.StoreUnavailableException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The deny-list in this node's memory, following its feed by revision. What this node denies it obeys at once; what
 * others deny, as soon as the feed wakes it, and after the next poll at the latest. Before the first complete read, and
 * when the feed has been out of reach for too long, the answer is not known. Where the feed has lost entries, all tokens
 * issued before are refused. Safe for use by many threads.
 */
public final class DenyListFollower implements DenyList, AutoCloseable {
    private static final Logger LOG = System.getLogger(DenyListFollower.class.getName());

    private static final Duration BETWEEN_CLEARANCES = Duration.ofMinutes(1);
    /** An entry outlives what it denies by twice as much. */
    private static final Duration CLOCK_CORRECTION = Duration.ofSeconds(30);

    private final DenyFeed feed;
    private final Clock clock;
    private final DenialTable denied = new DenialTable();
    private final long maxLagMillis;
    private final LagAlarm alarm;
    private final FeedReader reader;
    private final WokenPoller poller;
    private final DenyFeed.Wakes wakes;
    private final AtomicLong readings = new AtomicLong();
    private final Object reading = new Object();
    private Instant clearedUpTo = Instant.EPOCH;
    private volatile Known known = Known.NOTHING;
    private volatile Optional<Failure> failure = Optional.empty();
    private volatile DenialListener listener = DenialListener.NOBODY;

    /**
     * Reads the feed as far as it can be reached, and goes on reading it until closed.
     *
     * @param name becomes part of the thread's name
     */
    public DenyListFollower(DenyFeed feed, DenyListConfig config, Clock clock, String name) {
        this.feed = feed;
        this.maxLagMillis = config.maxLag().toMillis();
        this.alarm = new LagAlarm(config.maxLag());
        this.clock = clock;
        this.reader = new FeedReader(feed, clock, new Noting());
        this.poller = new WokenPoller(name + "-deny-list", this::read);
        this.wakes = wakes();
        read();
        poller.every(config.pollInterval());
    }

    /**
     * What one reading after another came to.
     *
     * @param contactMillis of when everything is known
     * @param refusedBeforeMillis what was issued before is refused
     */
    private record Known(long contactMillis, long refusedBeforeMillis) {
        /** So long ago that every lag is too long, and not so long that the difference to now overflows. */
        static final Known NOTHING = new Known(Long.MIN_VALUE / 2, 0);

        Known upTo(Instant instant) {
            return new Known(instant.toEpochMilli(), refusedBeforeMillis);
        }

        Known refusingBefore(Instant instant) {
            return new Known(contactMillis, Math.max(refusedBeforeMillis, instant.toEpochMilli()));
        }

        Optional<Instant> contact() {
            return this.contactMillis == NOTHING.contactMillis
                    ? Optional.empty()
                    : Optional.of(Instant.ofEpochMilli(contactMillis));
        }
    }

    /** The first of the readings that have failed until now, and what went wrong with the last. */
    private record Failure(Instant since, Throwable last) {}

    @Override
    public boolean isDenied(TokenReference token) {
        return isDenied(token, clock.millis());
    }

    @Override
    public boolean isDenied(TokenReference token, long nowMillis) {
        return isDenied(token, nowMillis, maxLagMillis);
    }

    @Override
    public boolean isDenied(TokenReference token, long nowMillis, long longestLagMillis) {
        Known now = known;
        // A clock that was set back by more than the limit tells nothing of how old the list is.
        long lag = Math.abs(nowMillis - now.contactMillis);
        if (lag > Math.min(longestLagMillis, alarm.quietMillis())) {
            requireAtMost(longestLagMillis, lag, now);
        }
        return token.issuedAtMillis() < now.refusedBeforeMillis
                || denied.contains(token.tokenHash())
                || denied.contains(token.sessionHash());
    }

    private void requireAtMost(long longestLagMillis, long lagMillis, Known now) {
        Duration lag = now.contact().isEmpty() ? Duration.ofDays(1) : Duration.ofMillis(lagMillis);
        alarm.lagging(lag, failure.map(Failure::last));
        if (lagMillis > longestLagMillis) {
            throw new StoreUnavailableException("the deny-list has not been read for " + lag);
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

    /** How long ago the feed was last read to its end; a day, where it never was. */
    public Duration lag() {
        return known.contact()
                .map(contact -> Duration.between(contact, clock.instant()).truncatedTo(ChronoUnit.MILLIS))
                .orElse(Duration.ofDays(1));
    }

    /** How well this node knows the deny-list. */
    public DenyListStatus status() {
        Known now = known;
        return new DenyListStatus(
                now.contact(),
                failure.map(Failure::since),
                reader.revision(),
                denied.size(),
                readings.get(),
                poller.wakeUps(),
                Instant.ofEpochMilli(now.refusedBeforeMillis));
    }

    /** Tells somebody of each denial from now on, and of losses. */
    void tell(DenialListener told) {
        listener = told;
    }

    private DenyFeed.Wakes wakes() {
        try {
            return feed.wakeOnAppend(poller::wake);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "the deny-list's store cannot wake this node, which polls it all the same", e);
            return () -> {};
        }
    }

    private void read() {
        try {
            synchronized (reading) {
                Instant upTo = readOn();
                known = known.upTo(upTo);
                failure = Optional.empty();
            }
            readings.incrementAndGet();
            alarm.over();
        } catch (RuntimeException | Error e) {
            // Whatever it is: a scheduled task that throws is never run again, and the list would stand still for ever.
            failed(e);
        }
    }

    private Instant readOn() {
        Instant now = reader.readOn();
        if (now.isBefore(clearedUpTo.minus(CLOCK_CORRECTION))) {
            // The clock ran ahead and was set back: entries were forgotten that count again.
            clearedUpTo = now;
            reader.rewind();
            return reader.readOn();
        }
        if (now.isAfter(clearedUpTo.plus(BETWEEN_CLEARANCES))) {
            clearedUpTo = now;
            denied.forgetBefore(now);
        }
        return now;
    }

    private void failed(Throwable why) {
        LOG.log(Level.DEBUG, "the deny-list could not be read", why);
        failure = Optional.of(new Failure(failure.map(Failure::since).orElseGet(clock::instant), why));
        alarm.lagging(lag(), Optional.of(why));
    }

    private void apply(Denial denial) {
        denied.put(denial.hash(), denial.until());
        listener.denied(denial);
    }

    /** Takes down what the reader finds. */
    private final class Noting implements FeedReader.Reader {
        @Override
        public void denied(Denial denial) {
            apply(denial);
        }

        @Override
        public void beganAt(Instant begin) {
            known = known.refusingBefore(begin);
        }

        @Override
        public void lostEntries(Instant noticed) {
            Instant nextSecond = noticed.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
            known = known.refusingBefore(nextSecond);
            LOG.log(
                    Level.ERROR,
                    "the deny-list's store has lost entries: all tokens issued before " + nextSecond
                            + " are refused. Find out what was lost with them");
            listener.entriesLost();
        }
    }

    /** Ends the thread. */
    @Override
    public void close() {
        wakes.close();
        poller.close();
    }
}
