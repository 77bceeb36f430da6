package io.sallyport.fuzz;

import io.sallyport.Resources;
import io.sallyport.Sallyport;
import io.sallyport.Stores;
import io.sallyport.config.ConfigLoader;
import io.sallyport.config.ConfigSource;
import io.sallyport.filter.SallyportFilter;
import io.sallyport.internal.memory.InMemoryDenyFeed;
import io.sallyport.internal.memory.InMemorySessionStore;
import io.sallyport.internal.memory.InMemoryUserStore;
import io.sallyport.model.Denial;
import io.sallyport.model.SessionId;
import io.sallyport.model.SigningAlgorithm;
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
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An application behind the real filter, its clock standing at noon, which takes what {@link TestTokens} mints. */
final class FuzzedApplication {
    static final String COOKIE_NAME = "__Host-sallyport-fgp";
    static final String COOKIE = COOKIE_NAME + "=" + TestTokens.FINGERPRINT.value();
    static final TestTokens TOKENS = TestTokens.signedWith(TestKeys.accessTokenKey());
    static final String GOOD_TOKEN = TOKENS.compact();

    private static final String RULES = """
            /public/* = public
            /closed/* = deny
            /admin/* = role:admin
            """;

    private final SallyportFilter filter = new SallyportFilter();
    private final Sallyport sallyport;

    FuzzedApplication() {
        this(SigningAlgorithm.RS256);
    }

    /** Takes tokens that {@link TestKeys}'s key for that algorithm signed. */
    FuzzedApplication(SigningAlgorithm algorithm) {
        Clock clock = new SteppingClock(TestTokens.NOON);
        Map<String, String> settings = Map.of("sallyport.rules", RULES);
        sallyport = Sallyport.builder(
                        ConfigLoader.load(List.of(ConfigSource.of("fuzz", settings)), "")
                                .config(),
                        new Surroundings(clock))
                .users(new InMemoryUserStore(List.of()))
                .stores(new Stores(
                        new InMemorySessionStore(clock),
                        new InMemoryDenyFeed(clock),
                        new TestKeys(algorithm),
                        true,
                        () -> {}))
                .listener(event -> {})
                .start();
        filter.init(new FakeFilterConfig(new FakeServletContext().attribute(Sallyport.ATTRIBUTE, sallyport)));
    }

    /** Refuses a session's tokens from now on. */
    void revoke(SessionId session) {
        sallyport
                .denyList()
                .deny(new Denial.OfSession(
                        sallyport.config().issuer(), session, TestTokens.NOON.plus(Duration.ofHours(1))));
    }

    /** What comes of a token with a good cookie. */
    Answer sendToken(String token) {
        return send(new FakeRequest("GET", "/x")
                .header("Authorization", "Bearer " + token)
                .header("Cookie", COOKIE));
    }

    /** What comes of a request, which must not cost much whatever it is. */
    Answer send(FakeRequest request) {
        Answer[] answer = new Answer[1];
        ThreadCost.requireLittle(() -> answer[0] = sendOnce(request));
        return answer[0];
    }

    private Answer sendOnce(FakeRequest request) {
        FakeFilterChain chain = new FakeFilterChain();
        FakeResponse response = new FakeResponse();
        try {
            filter.doFilter(request.servlet(), response.servlet(), chain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ServletException e) {
            throw new IllegalStateException(e);
        }
        return Answer.of(chain.calls() == 1, response);
    }

    private record Surroundings(Clock clock) implements Resources {
        @Override
        public <T> Optional<T> find(String name, Class<T> type) {
            return Optional.empty();
        }
    }
}
