package io.sallyport.filter;

import io.sallyport.Resources;
import io.sallyport.Sallyport;
import io.sallyport.Stores;
import io.sallyport.config.ConfigLoader;
import io.sallyport.config.ConfigSource;
import io.sallyport.config.SallyportConfig;
import io.sallyport.session.ChangingUsers;
import io.sallyport.session.RecordedEvents;
import io.sallyport.session.WatchedDenyFeed;
import io.sallyport.session.WatchedSessionStore;
import io.sallyport.spi.KeySource;
import io.sallyport.testkit.SteppingClock;
import io.sallyport.testkit.TestKeys;
import io.sallyport.testkit.TestTokens;
import io.sallyport.testkit.servlet.FakeFilterChain;
import io.sallyport.testkit.servlet.FakeFilterConfig;
import io.sallyport.testkit.servlet.FakeRequest;
import io.sallyport.testkit.servlet.FakeResponse;
import io.sallyport.testkit.servlet.FakeServletContext;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An application behind the filter, its clock standing at noon, which accepts what {@link TestTokens} mints. */
public final class GuardedApplication implements AutoCloseable {
    public static final TestTokens TOKENS = TestTokens.signedWith(TestKeys.accessTokenKey());
    public static final String COOKIE = "__Host-sallyport-fgp=" + TestTokens.FINGERPRINT.value();

    private static final String RULES = """
            /public/* = public
            /admin/* = role:admin
            /closed/* = deny
            """;

    private final SteppingClock clock = new SteppingClock(TestTokens.NOON);
    private final WatchedSessionStore sessions = new WatchedSessionStore(clock);
    private final WatchedDenyFeed feed = new WatchedDenyFeed(clock);
    private final ChangingUsers users = new ChangingUsers();
    private final RecordedEvents events = new RecordedEvents();
    private final Sallyport sallyport;
    private final SallyportFilter filter = new SallyportFilter();

    GuardedApplication() {
        this(new TestKeys(), Map.of());
    }

    /** With the keys of this source, and these settings besides its own. */
    public GuardedApplication(KeySource keys, Map<String, String> settings) {
        sallyport = Sallyport.builder(config(settings), new Surroundings(clock))
                .users(users)
                .stores(new Stores(sessions, feed, keys, true, () -> {}))
                .listener(events)
                .start();
        filter.init(new FakeFilterConfig(new FakeServletContext().attribute(Sallyport.ATTRIBUTE, sallyport)));
    }

    private static SallyportConfig config(Map<String, String> settings) {
        Map<String, String> own = Map.of("sallyport.rules", RULES, "sallyport.deny-list.poll-interval", "PT0.05S");
        return ConfigLoader.load(List.of(ConfigSource.of("test", settings), ConfigSource.of("application", own)), "")
                .config();
    }

    public Sallyport sallyport() {
        return sallyport;
    }

    public SteppingClock clock() {
        return clock;
    }

    public WatchedDenyFeed feed() {
        return feed;
    }

    /** How often sessions were read or written, and denials written. */
    public long storeCalls() {
        return sessions.calls().size() + feed.revision();
    }

    public ChangingUsers users() {
        return users;
    }

    public RecordedEvents events() {
        return events;
    }

    SallyportFilter filter() {
        return filter;
    }

    /** A request of alice, a clerk, with a good token and its cookie. */
    static FakeRequest signedIn(String method, String path) {
        return with(TOKENS, new FakeRequest(method, path));
    }

    static FakeRequest with(TestTokens token, FakeRequest request) {
        return request.header("Authorization", "Bearer " + token.compact()).header("Cookie", COOKIE);
    }

    FakeFilterChain send(FakeRequest request, FakeResponse response) throws IOException, ServletException {
        return send(request, response, new FakeFilterChain());
    }

    public FakeFilterChain send(FakeRequest request, FakeResponse response, FakeFilterChain chain)
            throws IOException, ServletException {
        filter.doFilter(request.servlet(), response.servlet(), chain);
        return chain;
    }

    @Override
    public void close() {
        filter.destroy();
        sallyport.close();
    }

    private record Surroundings(Clock clock) implements Resources {
        @Override
        public <T> Optional<T> find(String name, Class<T> type) {
            return Optional.empty();
        }
    }
}
