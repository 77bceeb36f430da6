package io.sallyport.tabs;

import io.sallyport.Resources;
import io.sallyport.Sallyport;
import io.sallyport.Stores;
import io.sallyport.audit.AuditEvent;
import io.sallyport.config.SallyportConfig;
import io.sallyport.config.Settings;
import io.sallyport.fingerprint.CookieLookup;
import io.sallyport.internal.memory.InMemoryUserStore;
import io.sallyport.model.Client;
import io.sallyport.model.Password;
import io.sallyport.model.PasswordHash;
import io.sallyport.model.Role;
import io.sallyport.model.Subject;
import io.sallyport.model.UserAccount;
import io.sallyport.node.child.TestUser;
import io.sallyport.session.IssuedTokens;
import io.sallyport.session.RefreshRequest;
import io.sallyport.session.SessionOutcome;
import io.sallyport.testkit.SteppingClock;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/** Two nodes over the same stores, in this virtual machine, with a clock that is told the time. */
final class TwoNodes implements AutoCloseable {
    private static final Client CLIENT = new Client("192.0.2.7", "Browser/1.0");
    private static final Duration RECENT = Duration.ofMinutes(5);
    private static final long PAUSE_NANOS = 1_000_000;

    private final SteppingClock clock;
    private final List<AuditEvent> events = new CopyOnWriteArrayList<>();
    private final Sallyport one;
    private final Sallyport other;

    TwoNodes(SteppingClock clock, Function<Resources, Stores> stores) {
        this.clock = clock;
        this.one = started(stores);
        this.other = started(stores);
    }

    /** What all nodes are told. */
    static SallyportConfig config() {
        return SallyportConfig.builder("")
                .set(Settings.STORE, "jdbc")
                .set(Settings.JDBC_CREATE_SCHEMA, true)
                .set(Settings.INSECURE_PLAIN_KEYS, true)
                .set(Settings.DENY_LIST_POLL_INTERVAL, Duration.ofMillis(50))
                .set(Settings.DENY_LIST_MAX_LAG, Duration.ofMinutes(10))
                .build();
    }

    private Sallyport started(Function<Resources, Stores> stores) {
        Resources resources = new Around(clock);
        UserAccount alice = new UserAccount(
                new Subject("7"), "alice", new PasswordHash(TestUser.HASH), true, Set.of(new Role("clerk")));
        return Sallyport.builder(config(), resources)
                .stores(stores.apply(resources))
                .users(new InMemoryUserStore(List.of(alice)))
                .listener(events::add)
                .start();
    }

    IssuedTokens signIn() {
        return one.signIn()
                .signIn("alice", new Password(TestUser.PASSWORD), CLIENT, one.newRequestId())
                .fold(tokens -> tokens, refused -> {
                    throw new AssertionError("refused: " + refused);
                });
    }

    SessionOutcome refresh(boolean atTheOther, IssuedTokens held) {
        Sallyport node = node(atTheOther);
        return node.refresher()
                .refresh(new RefreshRequest(
                        held.refreshToken(),
                        Optional.of(held.session().id()),
                        new CookieLookup.Found(held.fingerprint().value()),
                        CLIENT,
                        node.newRequestId()));
    }

    /** Whether a request with the access token is let through. */
    boolean admits(boolean atTheOther, IssuedTokens held) {
        Sallyport node = node(atTheOther);
        awaitDenyList(node);
        return node.gate()
                .identify(
                        List.of("Bearer " + held.accessToken().compact()),
                        List.of(node.cookies().fingerprint() + "="
                                + held.fingerprint().value()))
                .fold(token -> true, refused -> false);
    }

    /** It is followed by a thread of its own, which the steps of the clock must not leave behind. */
    private static void awaitDenyList(Sallyport node) {
        while (node.denyList().lag().compareTo(RECENT) > 0) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private Sallyport node(boolean theOther) {
        return theOther ? other : one;
    }

    /** What both have audited of a kind. */
    <E extends AuditEvent> List<E> events(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    @Override
    public void close() {
        one.close();
        other.close();
    }

    private record Around(Clock clock) implements Resources {
        @Override
        public <T> Optional<T> find(String name, Class<T> type) {
            return Optional.empty();
        }
    }
}
