package io.sallyport.docs.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.Resources;
import io.sallyport.Sallyport;
import io.sallyport.config.SallyportConfig;
import io.sallyport.config.Settings;
import io.sallyport.fingerprint.CookieLookup;
import io.sallyport.model.Client;
import io.sallyport.model.Password;
import io.sallyport.model.RefusalReason;
import io.sallyport.session.IssuedTokens;
import io.sallyport.session.RefreshRequest;
import io.sallyport.session.SessionOutcome;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The example's stores, found by the setting's value as an application would find them. */
class MapStoreTest {
    private static final Client CLIENT = new Client("192.0.2.7", "Browser/1.0");

    @Test
    void keepsSessionsThatAreEndedFromTheApplicationsCode() {
        SallyportConfig config = SallyportConfig.builder("")
                .set(Settings.STORE, "map")
                .set(Settings.INSECURE_DEMO_USERS, true)
                .build();

        try (Sallyport sallyport =
                Sallyport.builder(config, new ClockAlone(Clock.systemUTC())).start()) {
            IssuedTokens tokens = sallyport
                    .signIn()
                    .signIn("alice", new Password("depot-demo-2009"), CLIENT, sallyport.newRequestId())
                    .fold(issued -> issued, code -> {
                        throw new AssertionError("sign-in was refused with " + code);
                    });
            assertThat(refresh(sallyport, tokens)).isInstanceOf(SessionOutcome.Issued.class);

            EndSessions.endOneAndAll(sallyport.sessions(), tokens.session().id().value());

            assertThat(refresh(sallyport, tokens)).isEqualTo(new SessionOutcome.Refused(RefusalReason.ADMINISTRATOR));
        }
    }

    private static SessionOutcome refresh(Sallyport sallyport, IssuedTokens tokens) {
        return sallyport
                .refresher()
                .refresh(new RefreshRequest(
                        tokens.refreshToken(),
                        Optional.empty(),
                        new CookieLookup.Found(tokens.fingerprint().value()),
                        CLIENT,
                        sallyport.newRequestId()));
    }

    private record ClockAlone(Clock clock) implements Resources {
        @Override
        public <T> Optional<T> find(String name, Class<T> type) {
            return Optional.empty();
        }
    }
}
