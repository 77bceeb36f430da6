package io.sallyport.session;

import io.sallyport.model.Denial;
import io.sallyport.model.DenyChanges;
import io.sallyport.spi.DenyFeed;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Reads a feed from where it stopped, page by page, and finds out where the feed has lost what it held. For one thread
 * at a time; its revision may be looked at from any.
 */
final class FeedReader {
    /** Some two megabytes of entries: few readings for millions, and no pause that a request notices. */
    static final int PAGE = 10_000;

    private final DenyFeed feed;
    private final Clock clock;
    private final Reader reader;
    private Optional<Instant> completeSince = Optional.empty();
    private volatile long revision;

    FeedReader(DenyFeed feed, Clock clock, Reader reader) {
        this.feed = feed;
        this.clock = clock;
        this.reader = reader;
    }

    /** Who is told what was read. */
    interface Reader {
        /** An entry. */
        void denied(Denial denial);

        /** The feed knows nothing of what was denied before it began, and tokens were issued before. */
        void beganAt(Instant begin);

        /** The feed has lost entries, some of which nobody here may have read. */
        void lostEntries(Instant noticed);
    }

    long revision() {
        return revision;
    }

    /** Reads all again at the next reading. */
    void rewind() {
        revision = 0;
    }

    /** Reads to the end, and returns a moment of which everything is known. */
    Instant readOn() {
        while (true) {
            Instant asked = clock.instant();
            DenyChanges page = feed.since(revision, PAGE);
            if (hasLost(page)) {
                startAgain(page.completeSince(), asked);
            } else {
                take(page);
                if (page.denials().size() < PAGE) {
                    return asked;
                }
            }
        }
    }

    private boolean hasLost(DenyChanges page) {
        return page.revision() < revision
                || completeSince
                        .filter(known -> !known.equals(page.completeSince()))
                        .isPresent();
    }

    private void startAgain(Instant newBegin, Instant noticed) {
        revision = 0;
        completeSince = Optional.of(newBegin);
        reader.lostEntries(noticed);
    }

    private void take(DenyChanges page) {
        if (completeSince.isEmpty()) {
            completeSince = Optional.of(page.completeSince());
            // Tokens name a whole second: those of the second in which the feed began are its own.
            reader.beganAt(page.completeSince().truncatedTo(ChronoUnit.SECONDS));
        }
        page.denials().forEach(reader::denied);
        revision = page.revision();
    }
}
