package io.sallyport.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.Await;
import io.sallyport.config.DenyListConfig;
import io.sallyport.model.Denial;
import io.sallyport.model.SessionId;
import io.sallyport.model.Subject;
import io.sallyport.model.TokenReference;
import io.sallyport.spi.StoreUnavailableException;
import io.sallyport.testkit.SteppingClock;
import io.sallyport.testkit.TestTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random lives of a deny-list: this node and another deny, the store is out of reach, loses everything, wakes or does
 * not, time passes and is set back. A failure names the seed and everything that happened.
 */
class DenyListModelTest {
    private static final Duration MAX_LAG = Duration.ofSeconds(30);
    private static final Duration DENIED_FOR = Duration.ofMinutes(61);
    private static final int SESSIONS = 12;
    private static final int STEPS = 120;

    static List<Long> seeds() {
        return new SplittableRandom(20261123).longs(25).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nothingDeniedIsEverAcceptedAndNothingElseIsRefused(long seed) {
        try (Life life = new Life(seed)) {
            for (int step = 0; step < STEPS; step++) {
                life.live();
                life.check();
            }
        }
    }

    private static final class Life implements AutoCloseable {
        private final SplittableRandom random;
        private final SteppingClock clock = new SteppingClock(TestTokens.NOON);
        private final WatchedDenyFeed feed = new WatchedDenyFeed(clock);
        private final DenyListFollower list =
                new DenyListFollower(feed, new DenyListConfig(Duration.ofHours(1), MAX_LAG), clock, "model");
        private final List<String> story = new ArrayList<>();

        private final Set<String> known = new HashSet<>();
        /** What the store holds that this node has not read. */
        private final Set<String> unread = new HashSet<>();

        private final Set<String> everDenied = new HashSet<>();
        private Instant lastContact = TestTokens.NOON;
        private Instant refusedBefore = Instant.EPOCH;
        private boolean reachable = true;
        private boolean lossUnnoticed;

        Life(long seed) {
            random = new SplittableRandom(seed);
            story.add("seed " + seed);
        }

        void live() {
            int what = random.nextInt(100);
            if (what < 25) {
                denyHere();
            } else if (what < 50) {
                denyElsewhere();
            } else if (what < 65) {
                wake();
            } else if (what < 75) {
                setReachable(!reachable);
            } else if (what < 95) {
                pass(Duration.ofMillis(random.nextInt(20_000)));
            } else if (what < 98) {
                pass(Duration.ofMillis(-random.nextInt(20_000)));
            } else {
                lose();
            }
        }

        private void denyHere() {
            String session = session();
            story.add("deny " + session);
            Instant until = clock.instant().plus(DENIED_FOR);
            list.deny(new Denial.OfSession("iss", new SessionId(session), until));
            known.add(session);
            everDenied.add(session);
        }

        private void denyElsewhere() {
            String session = session();
            story.add("elsewhere " + session);
            Instant until = clock.instant().plus(DENIED_FOR);
            feed.append(new Denial.OfSession("iss", new SessionId(session), until));
            unread.add(session);
            everDenied.add(session);
        }

        private void wake() {
            story.add("wake");
            if (reachable) {
                long readings = list.status().readings();
                feed.wake();
                Await.until("the feed was read", () -> list.status().readings() > readings);
                noteContact();
            } else {
                int reads = feed.reads();
                feed.wake();
                Await.until("that was tried", () -> feed.reads() > reads);
            }
        }

        private void noteContact() {
            lastContact = clock.instant();
            known.addAll(unread);
            unread.clear();
            if (lossUnnoticed) {
                Instant nextSecond = Instant.ofEpochSecond(lastContact.getEpochSecond() + 1);
                refusedBefore = nextSecond.isAfter(refusedBefore) ? nextSecond : refusedBefore;
                lossUnnoticed = false;
            }
        }

        private void setReachable(boolean now) {
            story.add(now ? "reachable" : "out of reach");
            reachable = now;
            feed.unreadable(!now);
        }

        private void pass(Duration time) {
            story.add("pass " + time);
            clock.advance(time);
        }

        private void lose() {
            story.add("lose");
            clock.advance(Duration.ofMillis(1));
            feed.lose(clock.instant());
            unread.clear();
            lossUnnoticed = true;
        }

        void check() {
            boolean isFresh =
                    Duration.between(lastContact, clock.instant()).abs().compareTo(MAX_LAG) <= 0;
            for (int number = 0; number < SESSIONS; number++) {
                String session = "s" + number;
                Optional<Boolean> answer = ask(session, Instant.MAX);

                assertThat(answer.isPresent()).as(story.toString()).isEqualTo(isFresh);
                if (isFresh && known.contains(session)) {
                    assertThat(answer).as(session + " in " + story).contains(true);
                } else if (isFresh && !everDenied.contains(session)) {
                    assertThat(answer).as(session + " in " + story).contains(false);
                }
            }
            if (isFresh) {
                checkOlder();
            }
        }

        private void checkOlder() {
            assertThat(ask("never", refusedBefore)).as(story.toString()).contains(false);
            if (refusedBefore.isAfter(Instant.EPOCH)) {
                assertThat(ask("never", refusedBefore.minusMillis(1)))
                        .as(story.toString())
                        .contains(true);
            }
        }

        private Optional<Boolean> ask(String session, Instant issuedAt) {
            Optional<SessionId> id = Optional.of(new SessionId(session));
            TokenReference token = issuedAt.equals(Instant.MAX)
                    ? new TokenReference("iss", new Subject("alice"), id, Optional.empty())
                    : new TokenReference("iss", new Subject("alice"), id, Optional.empty(), issuedAt);
            try {
                return Optional.of(list.isDenied(token));
            } catch (StoreUnavailableException notKnown) {
                return Optional.empty();
            }
        }

        private String session() {
            return "s" + random.nextInt(SESSIONS);
        }

        @Override
        public void close() {
            list.close();
        }
    }
}
