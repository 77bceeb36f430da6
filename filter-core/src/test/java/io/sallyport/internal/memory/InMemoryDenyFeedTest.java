package io.sallyport.internal.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.model.Denial;
import io.sallyport.model.DenyChanges;
import io.sallyport.model.SessionId;
import io.sallyport.spi.DenyFeed;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class InMemoryDenyFeedTest {
    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

    private final InMemoryDenyFeed feed = new InMemoryDenyFeed(Clock.fixed(NOON, ZoneOffset.UTC));

    @Test
    void forgetsAnEntryPastItsTimeWhenTheNextOneComes() {
        feed.append(until("over", NOON));
        feed.append(until("living", NOON.plusMillis(1)));

        assertThat(feed.since(0)).isEqualTo(new DenyChanges(2, List.of(until("living", NOON.plusMillis(1)))));
    }

    @Test
    void wakesItsFollowersUntilTheyStop() {
        AtomicInteger first = new AtomicInteger();
        AtomicInteger second = new AtomicInteger();
        DenyFeed.Wakes ofTheFirst = feed.wakeOnAppend(first::incrementAndGet);
        feed.wakeOnAppend(second::incrementAndGet);
        feed.append(until("a", NOON));

        ofTheFirst.close();
        feed.append(until("b", NOON));

        assertThat(first).hasValue(1);
        assertThat(second).hasValue(2);
    }

    private static Denial until(String session, Instant until) {
        return new Denial.OfSession("issuer", new SessionId(session), until);
    }
}
