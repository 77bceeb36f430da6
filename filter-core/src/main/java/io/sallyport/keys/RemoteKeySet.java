package io.sallyport.keys;

import io.sallyport.config.ConfigurationException;
import io.sallyport.config.TrustedIssuerConfig;
import io.sallyport.internal.thread.BackgroundThread;
import io.sallyport.model.KeyId;
import io.sallyport.model.SigningAlgorithm;
import io.sallyport.spi.StoreUnavailableException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The keys that a foreign issuer publishes, as they were last read. They are read when they are first asked for, and
 * again before they grow stale, always by a thread of its own: requests wait for a moment at most, and only where no key
 * is known that could do. What cannot be read, or is no key set, leaves the keys that are known in force up to a maximum
 * age. At most one reading in ten seconds, whoever asks for whatever. Safe for use by many threads.
 */
public final class RemoteKeySet implements AutoCloseable {
    private static final Logger LOG = System.getLogger(RemoteKeySet.class.getName());

    private static final Duration BETWEEN_READINGS = Duration.ofSeconds(10);
    private static final Duration LONGEST_READING = Duration.ofSeconds(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);
    private static final Duration TIME_TO_FINISH = Duration.ofSeconds(2);

    private final String name;
    private final KeySetSource source;
    private final Set<SigningAlgorithm> algorithms;
    private final Duration maxAge;
    private final Clock clock;
    private final BackgroundThread readerThread;
    private final BackgroundThread watchThread;
    private final ExecutorService reader;
    private final ScheduledExecutorService watch;

    private volatile Known known = new Known(Map.of(), Instant.MIN, Instant.MIN);
    private volatile long version;
    private Optional<Reading> latest = Optional.empty();
    private List<String> ofNoUse = List.of();
    private Optional<Future<?>> looking = Optional.empty();
    private boolean outOfReach;

    /** The keys, when to read them again, and when they are not believed any more. */
    private record Known(Map<KeyId, VerificationKey> keys, Instant refreshAt, Instant until) {
        Optional<VerificationKey> find(KeyId id, Instant now) {
            return now.isBefore(until) ? Optional.ofNullable(keys.get(id)) : Optional.empty();
        }
    }

    RemoteKeySet(String name, KeySetSource source, Set<SigningAlgorithm> algorithms, Duration maxAge, Clock clock) {
        this.name = name;
        this.source = source;
        this.algorithms = algorithms;
        this.maxAge = maxAge;
        this.clock = clock;
        this.readerThread = new BackgroundThread(name + "-keys");
        this.watchThread = new BackgroundThread(name + "-keys-watch");
        this.reader = Executors.newSingleThreadExecutor(readerThread);
        this.watch = Executors.newSingleThreadScheduledExecutor(watchThread);
    }

    /**
     * The keys of an issuer; those in a file are read at once.
     *
     * @param app becomes part of the threads' names
     * @throws ConfigurationException if the file cannot be read or holds no key set
     */
    public static RemoteKeySet of(TrustedIssuerConfig issuer, String app, Clock clock) {
        KeySetSource source = issuer.jwks()
                .url()
                .<KeySetSource>map(KeySetUrl::new)
                .orElseGet(() -> new KeySetFile(issuer.jwks().file().orElseThrow()));
        RemoteKeySet keys = new RemoteKeySet(
                app + "-" + issuer.name(),
                source,
                issuer.algorithms(),
                issuer.jwks().maxAge(),
                clock);
        if (issuer.jwks().file().isPresent()) {
            keys.readAtOnce(issuer);
        }
        return keys;
    }

    private void readAtOnce(TrustedIssuerConfig issuer) {
        try {
            read();
            startLooking();
        } catch (IOException | JwkException unusable) {
            close();
            throw new ConfigurationException(List.of("sallyport.trusted-issuers." + issuer.name() + ".jwks-file is '"
                    + source + "', which cannot be used: " + unusable.getMessage()));
        }
    }

    /** The key of that name, if it is known and may still be believed; never waits. */
    public Optional<VerificationKey> known(KeyId id) {
        Instant now = clock.instant();
        Known current = known;
        if (!now.isBefore(current.refreshAt())) {
            readUnlessRecent(now);
        }
        return current.find(id, now);
    }

    /**
     * The key of that name, for which the issuer is asked unless it was lately; waits for a second at most.
     *
     * @throws StoreUnavailableException if the key is not known and the issuer does not answer
     */
    public Optional<VerificationKey> lookUp(KeyId id) {
        Instant now = clock.instant();
        Optional<VerificationKey> found = known.find(id, now);
        if (found.isPresent()) {
            return found;
        }
        readUnlessRecent(now).await();
        return known.find(id, now);
    }

    /**
     * A number that changes whenever a key goes out of force, by its issuer's will or by its age. Whoever remembers what a key has verified reads it first,
     * verifies then, and forgets what it remembers when the number is another.
     */
    public long version() {
        Known current = known;
        if (!current.keys().isEmpty() && !clock.instant().isBefore(current.until())) {
            dropStale(current.until());
        }
        return version;
    }

    /** The reading under way or lately done, or else a new one. */
    private synchronized Reading readUnlessRecent(Instant now) {
        Optional<Reading> recent = latest.filter(
                reading -> reading.isUnderWay() || now.isBefore(reading.at().plus(BETWEEN_READINGS)));
        return recent.orElseGet(() -> startReading(now));
    }

    private Reading startReading(Instant now) {
        Reading reading = new Reading(now);
        latest = Optional.of(reading);
        try {
            startLooking();
            reading.endAtLatest(
                    watch.schedule(() -> giveUp(reading), LONGEST_READING.toMillis(), TimeUnit.MILLISECONDS));
            reader.execute(() -> run(reading));
        } catch (RejectedExecutionException closed) {
            reading.fail(closed);
        }
        return reading;
    }

    private synchronized void startLooking() {
        if (looking.isEmpty()) {
            long every = BETWEEN_LOOKS.toMillis();
            looking = Optional.of(watch.scheduleWithFixedDelay(this::look, every, every, TimeUnit.MILLISECONDS));
        }
    }

    private void run(Reading reading) {
        try {
            read();
            contactMade();
            reading.succeed();
        } catch (IOException | JwkException | RuntimeException why) {
            // Whatever it is, the keys that are known stay, and the next reading may find better.
            contactLost(why);
            reading.fail(why);
        } finally {
            reading.end();
        }
    }

    private void giveUp(Reading reading) {
        if (reading.isUnderWay()) {
            IOException tooLong = new IOException("it took longer than " + LONGEST_READING);
            contactLost(tooLong);
            reading.giveUp(tooLong);
            source.cancel();
        }
    }

    private void read() throws IOException, JwkException {
        KeySetSource.Document document = source.read();
        JwkSet set = JwkSet.parsePublic(document.bytes(), algorithms);
        Instant now = clock.instant();
        Duration fresh = earlier(document.freshFor(), maxAge.dividedBy(2));
        replace(new Known(
                set.keys().stream().collect(Collectors.toUnmodifiableMap(VerificationKey::id, Function.identity())),
                now.plus(fresh),
                now.plus(maxAge)));
        tellWhatIsOfNoUse(set);
    }

    private synchronized void tellWhatIsOfNoUse(JwkSet set) {
        if (!set.skipped().equals(ofNoUse)) {
            ofNoUse = set.skipped();
            Level level = set.keys().isEmpty() ? Level.WARNING : Level.INFO;
            LOG.log(
                    level,
                    "the key set of trusted issuer {0} has {1} keys that its tokens may be signed with, and others that"
                            + " are left out: {2}",
                    name,
                    set.keys().size(),
                    String.join("; ", ofNoUse));
        }
    }

    private static Duration earlier(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** Keys first, then the number: whoever saw the new number sees the new keys. */
    private synchronized void replace(Known next) {
        boolean lost = !next.keys().values().containsAll(known.keys().values());
        known = next;
        if (lost) {
            version++;
        }
    }

    /** Also where nobody asks: what others remember of a key that has gone has to go too. */
    void look() {
        Instant now = clock.instant();
        if (!now.isBefore(known.refreshAt())) {
            readUnlessRecent(now);
        }
    }

    private synchronized void dropStale(Instant now) {
        if (!now.isBefore(known.until())) {
            replace(new Known(Map.of(), known.refreshAt(), known.until()));
        }
    }

    private synchronized void contactMade() {
        if (outOfReach) {
            LOG.log(Level.INFO, "the keys of trusted issuer {0} can be read again", name);
        }
        outOfReach = false;
    }

    private synchronized void contactLost(Exception why) {
        if (!outOfReach) {
            LOG.log(
                    Level.ERROR,
                    "the keys of trusted issuer " + name + " cannot be read at " + source + " (" + why.getMessage()
                            + "): "
                            + (known.keys().isEmpty()
                                    ? "its tokens get 503"
                                    : "those known are believed until " + known.until()
                                            + ", and tokens by others get 503"));
        }
        outOfReach = true;
    }

    /** Ends the threads. */
    @Override
    public void close() {
        reader.shutdownNow();
        watch.shutdownNow();
        source.cancel();
        try {
            if (!readerThread.hasEnded(TIME_TO_FINISH) || !watchThread.hasEnded(TIME_TO_FINISH)) {
                LOG.log(Level.WARNING, "the thread that reads the keys of trusted issuer {0} is still waiting", name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
