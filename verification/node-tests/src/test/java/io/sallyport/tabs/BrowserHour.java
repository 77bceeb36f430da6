package io.sallyport.tabs;

import io.sallyport.model.RefusalCode;
import io.sallyport.session.IssuedTokens;
import io.sallyport.session.SessionOutcome;
import io.sallyport.testkit.SteppingClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * One browser for an hour: tabs that share its cookies and know nothing of each other, answers that get lost, pages that
 * are loaded again, a laptop that sleeps. What happens when a seed decides.
 */
final class BrowserHour {
    private static final Duration LENGTH = Duration.ofHours(1);
    private static final int TABS = 10;
    private static final int LOST_OF_HUNDRED = 15;

    private final TwoNodes nodes;
    private final SteppingClock clock;
    private final SplittableRandom random;
    private final Instant end;
    private final PriorityQueue<Event> events = new PriorityQueue<>(Comparator.comparing(Event::at));
    private final List<String> story = new ArrayList<>();
    private final List<RefusalCode> refusals = new ArrayList<>();
    private Instant asleepUntil = Instant.MIN;
    private IssuedTokens cookies;

    /**
     * Something that is going to happen.
     *
     * @param atWaking what happens instead if the laptop sleeps then; empty where it is not the laptop's
     */
    private record Event(Instant at, Runnable what, Optional<Runnable> atWaking) {}

    BrowserHour(TwoNodes nodes, SteppingClock clock, long seed) {
        this.nodes = nodes;
        this.clock = clock;
        this.random = new SplittableRandom(seed);
        this.end = clock.instant().plus(LENGTH);
        this.cookies = nodes.signIn();
        story.add("seed " + seed);
    }

    /** One page: it holds an access token until it is loaded again. */
    private final class Tab {
        private final int number;
        private Optional<IssuedTokens> tokens = Optional.empty();

        Tab(int number) {
            this.number = number;
        }

        void load() {
            tokens = Optional.empty();
            refresh();
            later(between(60, 1_800), this::load);
        }

        void refresh() {
            IssuedTokens sent = cookies;
            boolean isLost = random.nextInt(100) < LOST_OF_HUNDRED;
            travel(millis(300), () -> arriveAtServer(sent, isLost));
        }

        /** What is on its way when the lid is closed never arrives; the page asks again when it is opened. */
        private void travel(Duration delay, Runnable arrival) {
            at(clock.instant().plus(delay), arrival, Optional.of(this::refresh));
        }

        private void arriveAtServer(IssuedTokens sent, boolean isLost) {
            tell("tab " + number + " sends " + sent.session().generation().number() + (isLost ? ", lost" : ""));
            SessionOutcome outcome = nodes.refresh(random.nextBoolean(), sent);
            outcome.fold(
                    answer -> {
                        if (isLost) {
                            later(between(1, 20), this::refresh);
                        } else {
                            travel(millis(2_000), () -> arrive(answer));
                        }
                        return answer;
                    },
                    code -> {
                        tell("refused: " + code);
                        refusals.add(code);
                        return code;
                    });
        }

        private void arrive(IssuedTokens answer) {
            tell("tab " + number + " gets " + answer.session().generation().number());
            cookies = answer;
            tokens = Optional.of(answer);
            later(between(230, 280), this::refresh);
            later(millis(5_000), this::use);
        }

        /** A request now and then, with what the page holds and the browser's fingerprint. */
        private void use() {
            tokens.filter(held -> clock.instant().isBefore(held.accessToken().expiresAt()))
                    .ifPresent(held -> {
                        if (!nodes.admits(random.nextBoolean(), held)) {
                            tell("tab " + number + " is not admitted");
                            refusals.add(RefusalCode.SESSION_REVOKED);
                        }
                    });
        }
    }

    /** Lives through the hour; a thief, where there is one, from its middle on. */
    void live(Optional<Thief> thief) {
        for (int number = 0; number < TABS; number++) {
            later(between(0, 60), new Tab(number)::load);
        }
        later(between(300, 1_500), this::sleep);
        later(between(1_800, 3_000), this::sleep);
        thief.ifPresent(
                somebody -> at(end.minus(LENGTH.dividedBy(2)), () -> somebody.start(cookies), Optional.empty()));
        while (!events.isEmpty() && events.peek().at().isBefore(end)) {
            next(events.remove());
        }
    }

    /** Somebody else, with a copy of the browser's cookies, who refreshes when the access token is about to expire. */
    final class Thief {
        private Optional<IssuedTokens> held = Optional.empty();

        private void start(IssuedTokens stolen) {
            tell("stolen: " + stolen.session().generation().number());
            held = Optional.of(stolen);
            refresh();
        }

        private void refresh() {
            SessionOutcome outcome = nodes.refresh(random.nextBoolean(), held.orElseThrow());
            tell("the thief sends " + held.get().session().generation().number());
            held = outcome.fold(Optional::of, refused -> Optional.<IssuedTokens>empty());
            held.ifPresent(tokens -> {
                nodes.admits(random.nextBoolean(), tokens);
                at(clock.instant().plus(between(200, 280)), this::refresh, Optional.empty());
            });
        }
    }

    private void next(Event event) {
        if (event.at().isBefore(asleepUntil) && event.atWaking().isPresent()) {
            later(
                    Duration.between(clock.instant(), asleepUntil).plus(millis(500)),
                    event.atWaking().get());
            return;
        }
        if (event.at().isAfter(clock.instant())) {
            clock.moveTo(event.at());
        }
        event.what().run();
    }

    /** Everything stands still, and comes at once when the lid is opened; the clock goes on. */
    private void sleep() {
        asleepUntil = clock.instant().plus(between(300, 1_200));
        tell("sleeps until " + asleepUntil);
    }

    private void later(Duration delay, Runnable what) {
        at(clock.instant().plus(delay), what, Optional.of(what));
    }

    private void at(Instant when, Runnable what, Optional<Runnable> atWaking) {
        events.add(new Event(when, what, atWaking));
    }

    private Duration between(int leastSeconds, int mostSeconds) {
        return Duration.ofMillis(random.nextLong(leastSeconds * 1_000L, mostSeconds * 1_000L));
    }

    private Duration millis(int most) {
        return Duration.ofMillis(random.nextInt(most));
    }

    private void tell(String what) {
        story.add(clock.instant() + " " + what);
    }

    /** Why the browser was refused something, each time. */
    List<RefusalCode> refusals() {
        return refusals;
    }

    /** Everything that happened. */
    String story() {
        return String.join("\n", story);
    }
}
