package io.sallyport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.audit.AuditEvent;
import io.sallyport.config.ConfigurationException;
import io.sallyport.config.SallyportConfig;
import io.sallyport.config.Settings;
import io.sallyport.internal.memory.InMemoryDenyFeed;
import io.sallyport.internal.memory.InMemorySessionStore;
import io.sallyport.model.Password;
import io.sallyport.model.RefusalCode;
import io.sallyport.session.ChangingUsers;
import io.sallyport.session.IssuedTokens;
import io.sallyport.session.RecordedEvents;
import io.sallyport.session.SessionOutcome;
import io.sallyport.session.TestSessions;
import io.sallyport.spi.KeySource;
import io.sallyport.testkit.SteppingClock;
import io.sallyport.testkit.TestKeys;
import io.sallyport.testkit.TestTokens;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SallyportTest {
    private final SteppingClock clock = new SteppingClock(TestTokens.NOON);
    private final AtomicInteger closings = new AtomicInteger();
    private final RecordedEvents events = new RecordedEvents();

    @Test
    void demoUsersSignInWithTheirPublishedPasswordAndRoles() {
        SallyportConfig config = SallyportConfig.builder("")
                .set(Settings.INSECURE_DEMO_USERS, true)
                .build();
        try (Sallyport sallyport =
                Sallyport.builder(config, surroundings(Map.of())).start()) {
            for (String name : List.of("alice", "bob", "admin")) {
                assertThat(signIn(sallyport, name, "depot-demo-2009")).isInstanceOf(SessionOutcome.Issued.class);
            }
            IssuedTokens tokens = TestSessions.issued(signIn(sallyport, "bob", "depot-demo-2009"));
            assertThat(sallyport
                            .gate()
                            .identify(
                                    List.of("Bearer " + tokens.accessToken().compact()),
                                    List.of(sallyport.cookies().fingerprint() + "="
                                            + tokens.fingerprint().value()))
                            .<Object>fold(token -> token.roles().toString(), code -> code))
                    .isEqualTo("[Role[name=storekeeper]]");
        }
    }

    @Test
    void withoutUsersNobodySignsIn() {
        try (Sallyport sallyport = Sallyport.builder(SallyportConfig.defaults(""), surroundings(Map.of()))
                .start()) {
            assertThat(TestSessions.refused(signIn(sallyport, "alice", "depot-demo-2009")))
                    .isEqualTo(RefusalCode.INVALID_CREDENTIALS);
        }
    }

    @Test
    void usersOfTheApplicationAreFoundByTheirInterface() {
        ChangingUsers users = new ChangingUsers();

        assertThat(UserChoice.find(
                        SallyportConfig.defaults(""), surroundings(Map.of("io.sallyport.spi.UserStore", users)), null))
                .isSameAs(users);
    }

    @Test
    void usersAreFoundByTheNameOfTheirClass() {
        SallyportConfig config = SallyportConfig.builder("")
                .set(Settings.USERS_CLASS, ChangingUsers.class.getName())
                .build();

        assertThat(UserChoice.find(config, surroundings(Map.of()), null)).isInstanceOf(ChangingUsers.class);
    }

    @Test
    void aUserClassThatIsNoneIsNamed() {
        SallyportConfig config = SallyportConfig.builder("")
                .set(Settings.USERS_CLASS, "com.example.Missing")
                .build();

        assertThatThrownBy(() -> UserChoice.find(config, surroundings(Map.of()), null))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(
                        "sallyport.users.class is 'com.example.Missing': name a class of the application"
                                + " that implements io.sallyport.spi.UserStore and has a public constructor without parameters");
    }

    @Test
    void closingClosesTheStoresOnce() {
        Sallyport sallyport = withKeys(new TestKeys()).start();

        sallyport.close();

        assertThat(closings).hasValue(1);
    }

    @Test
    void aStartThatFailsLeavesNothingOpen() {
        assertThatThrownBy(() -> withKeys(List::of).start()).isInstanceOf(ConfigurationException.class);

        assertThat(closings).hasValue(1);
    }

    @Test
    void aListenerThatFailsChangesNothingForTheOthers() {
        AuditEvent event = new AuditEvent.SessionRevoked(TestTokens.NOON, null, null, "");
        AuditListeners listeners = new AuditListeners(List.of(
                heard -> {
                    throw new IllegalStateException("broken");
                },
                events));

        listeners.onEvent(event);

        assertThat(events.all()).containsExactly(event);
    }

    private Sallyport.Builder withKeys(KeySource keys) {
        Stores stores = new Stores(
                new InMemorySessionStore(clock), new InMemoryDenyFeed(clock), keys, false, closings::incrementAndGet);
        return Sallyport.builder(SallyportConfig.defaults(""), surroundings(Map.of()))
                .users(new ChangingUsers())
                .stores(stores)
                .listener(events);
    }

    private static SessionOutcome signIn(Sallyport sallyport, String username, String password) {
        return sallyport.signIn().signIn(username, new Password(password), TestSessions.CLIENT, TestSessions.REQUEST);
    }

    private Resources surroundings(Map<String, Object> objects) {
        return new Resources() {
            @Override
            public <T> Optional<T> find(String name, Class<T> type) {
                return Optional.ofNullable(objects.get(name)).map(type::cast);
            }

            @Override
            public Clock clock() {
                return clock;
            }
        };
    }
}
