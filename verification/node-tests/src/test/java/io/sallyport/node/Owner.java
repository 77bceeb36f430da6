package io.sallyport.node;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * A user who goes on and on at several nodes, whatever becomes of them and their store, and remembers what was
 * confirmed. For one thread.
 */
final class Owner {
    private static final Duration AFTER_A_LOSS = Duration.ofMillis(20);

    private final List<Client> nodes;
    private final String user;
    private final SplittableRandom random;
    private final List<Ended> ended = new ArrayList<>();
    private final List<String> story = new ArrayList<>();
    private Session session = new Session();
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger unavailable = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();

    /** What the browser holds; nothing before the first sign-in. */
    private static final class Session {
        private List<Held> held = List.of();

        boolean isOpen() {
            return !held.isEmpty();
        }

        Held held() {
            return held.get(0);
        }
    }

    /**
     * A session whose end was asked for.
     *
     * @param isConfirmed whether that was confirmed
     */
    private record Ended(Held held, boolean isConfirmed) {}

    Owner(List<Client> nodes, String user, long seed) {
        this.nodes = nodes;
        this.user = user;
        this.random = new SplittableRandom(seed);
        story.add("seed " + seed);
    }

    /** Does one thing at one node. */
    void act() {
        Client node = nodes.get(random.nextInt(nodes.size()));
        if (!session.isOpen()) {
            Answer answer = told("sign in", node.signIn(user));
            if (answer.isAccepted()) {
                session.held = List.of(answer.held());
            }
            return;
        }
        int choice = random.nextInt(10);
        if (choice < 6) {
            Answer answer = told("refresh " + session.held().generation(), node.refresh(session.held()));
            if (answer.isAccepted()) {
                session.held = List.of(answer.held());
            }
        } else if (choice < 8) {
            told("use " + session.held().generation(), node.open(session.held()));
        } else {
            Answer answer = told("sign out", node.signOut(session.held()));
            ended.add(new Ended(session.held(), answer.isAccepted()));
            session = new Session();
        }
    }

    /** An answer is right, or says that it cannot be given now, or does not come; an owner is never sent away. */
    private Answer told(String what, Answer answer) {
        story.add(what + ": " + answer.brief());
        if (answer.isAccepted()) {
            accepted.incrementAndGet();
        } else if (answer.isLost() || !answer.isOurs()) {
            lost.incrementAndGet();
            Await.pause(AFTER_A_LOSS);
        } else if (answer.status() == 503 && answer.header("retry-after").isPresent()) {
            unavailable.incrementAndGet();
        } else {
            throw new AssertionError(user + " was sent away: " + answer + "\n" + story());
        }
        return answer;
    }

    /** Everything works again, at most half a minute later: what was confirmed is still so, at every node. */
    void requireWhatWasConfirmed(List<Client> nodes) {
        if (session.isOpen()) {
            Held next = settled(() -> nodes.get(0).refresh(session.held())).held();
            Client last = nodes.get(nodes.size() - 1);
            Held again = settled(() -> last.refresh(session.held())).held();
            require(again.equalsRefreshTokenOf(next), "one generation has two successors");
            nodes.forEach(node -> require(settled(() -> node.open(next)).isAccepted(), "the session is lost"));
        }
        for (Ended over : ended) {
            if (!over.isConfirmed()) {
                require(settled(() -> nodes.get(0).signOut(over.held())).isAccepted(), "it cannot be signed out again");
            }
            nodes.forEach(node -> requireEnded(node, over));
        }
    }

    private void requireEnded(Client node, Ended over) {
        Await.until(
                "a node refuses what was ended, " + over.isConfirmed() + "\n" + story(),
                () -> node.open(over.held()).status() == 401);
        Answer answer = settled(() -> node.refresh(over.held()));
        require(answer.status() == 401, "what was ended, " + over.isConfirmed() + ", gets " + answer.brief());
    }

    /** The first answer that does not ask to come again: one after the other of a pool's connections is made anew. */
    private static Answer settled(Supplier<Answer> request) {
        AtomicReference<Answer> latest = new AtomicReference<>(request.get());
        Await.until("the store answers", () -> {
            boolean isSettled = latest.get().status() != 503;
            if (!isSettled) {
                latest.set(request.get());
            }
            return isSettled;
        });
        return latest.get();
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(user + ": " + otherwise + "\n" + story());
        }
    }

    int accepted() {
        return accepted.get();
    }

    int unavailable() {
        return unavailable.get();
    }

    int lost() {
        return lost.get();
    }

    private String story() {
        return String.join("\n", story);
    }
}
