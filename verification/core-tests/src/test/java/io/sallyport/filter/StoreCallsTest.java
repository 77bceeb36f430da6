package io.sallyport.filter;

import static io.sallyport.filter.GuardedApplication.TOKENS;
import static io.sallyport.filter.GuardedApplication.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.Await;
import io.sallyport.Resources;
import io.sallyport.Sallyport;
import io.sallyport.Stores;
import io.sallyport.config.SallyportConfig;
import io.sallyport.config.Settings;
import io.sallyport.internal.memory.InMemoryDenyFeed;
import io.sallyport.internal.memory.InMemorySessionStore;
import io.sallyport.session.ChangingUsers;
import io.sallyport.spi.DenyFeed;
import io.sallyport.spi.KeySource;
import io.sallyport.spi.SessionStore;
import io.sallyport.spi.UserStore;
import io.sallyport.testkit.SteppingClock;
import io.sallyport.testkit.TestKeys;
import io.sallyport.testkit.TestTokens;
import io.sallyport.testkit.servlet.FakeFilterChain;
import io.sallyport.testkit.servlet.FakeFilterConfig;
import io.sallyport.testkit.servlet.FakeRequest;
import io.sallyport.testkit.servlet.FakeResponse;
import io.sallyport.testkit.servlet.FakeServletContext;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What a request that is admitted costs the stores. */
class StoreCallsTest {
    private static final int REQUESTS = 1_000;
    private static final int SESSIONS = 10;

    private final SteppingClock clock = new SteppingClock(TestTokens.NOON);
    private final List<String> calls = new CopyOnWriteArrayList<>();

    @Test
    void noneIsMadeByARequestAndFewAreMadeForAll() throws Exception {
        SallyportFilter filter = new SallyportFilter();
        try (Sallyport sallyport = started()) {
            filter.init(new FakeFilterConfig(new FakeServletContext().attribute(Sallyport.ATTRIBUTE, sallyport)));
            calls.clear();

            for (int number = 0; number < REQUESTS; number++) {
                assertThat(isAdmitted(filter, number)).isTrue();
            }

            Await.until("what was received is written", () -> !calls.isEmpty());
            assertThat(calls).allMatch(call -> call.startsWith("SessionStore.acknowledgeAll by sallyport-ack"));
            assertThat(calls).hasSizeLessThan(SESSIONS);
            filter.destroy();
        }
    }

    private static boolean isAdmitted(SallyportFilter filter, int number) throws Exception {
        TestTokens token = TOKENS.session("s" + number % SESSIONS).generation(1);
        FakeFilterChain chain = new FakeFilterChain();
        filter.doFilter(with(token, new FakeRequest("GET", "/x")).servlet(), new FakeResponse().servlet(), chain);
        return chain.calls() == 1;
    }

    private Sallyport started() {
        SallyportConfig config = SallyportConfig.builder("")
                .set(Settings.DENY_LIST_POLL_INTERVAL, Duration.ofMinutes(1))
                .set(Settings.DENY_LIST_MAX_LAG, Duration.ofMinutes(2))
                .set(Settings.KEYS_POLL_INTERVAL, Duration.ofMinutes(10))
                .build();
        return Sallyport.builder(config, new Surroundings(clock))
                .users(counted(UserStore.class, new ChangingUsers()))
                .stores(new Stores(
                        counted(SessionStore.class, new InMemorySessionStore(clock)),
                        counted(DenyFeed.class, new InMemoryDenyFeed(clock)),
                        counted(KeySource.class, new TestKeys()),
                        true,
                        () -> {}))
                .start();
    }

    private <T> T counted(Class<T> type, T store) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    calls.add(type.getSimpleName() + "." + method.getName() + " by "
                            + Thread.currentThread().getName());
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                }));
    }

    private record Surroundings(Clock clock) implements Resources {
        @Override
        public <T> Optional<T> find(String name, Class<T> type) {
            return Optional.empty();
        }
    }
}
