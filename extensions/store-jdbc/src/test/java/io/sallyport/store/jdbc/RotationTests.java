package io.sallyport.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.config.SallyportConfig;
import io.sallyport.config.Settings;
import io.sallyport.login.Pbkdf2PasswordHasher;
import io.sallyport.model.KeyPurpose;
import io.sallyport.model.Password;
import io.sallyport.model.PasswordHash;
import io.sallyport.model.RefusalCode;
import io.sallyport.model.Role;
import io.sallyport.model.Subject;
import io.sallyport.model.UserAccount;
import io.sallyport.session.IssuedTokens;
import io.sallyport.session.SessionOutcome;
import io.sallyport.testkit.Race;
import io.sallyport.testkit.SteppingClock;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import javax.sql.ConnectionPoolDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two nodes with one store go through rotations of their keys, and no user notices. */
abstract class RotationTests {
    private static final String PASSWORD = "depot-demo-2009";

    @RegisterExtension
    final TestDatabase database = database();

    private final ConnectionPoolDataSource place = database.emptyPlace();
    private final SteppingClock clock = new SteppingClock(Instant.now().truncatedTo(ChronoUnit.SECONDS));
    private final SallyportConfig config = Node.settings()
            .set(Settings.KEYS_ROTATION_INTERVAL, Duration.ofHours(1))
            .set(Settings.DENY_LIST_POLL_INTERVAL, Duration.ofMillis(50))
            .set(Settings.DENY_LIST_MAX_LAG, Duration.ofMinutes(10))
            .build();

    abstract TestDatabase database();

    @BeforeEach
    void fillTheApplicationsTables() {
        PasswordHash hash = new Pbkdf2PasswordHasher(new SecureRandom()).hash(new Password(PASSWORD));
        TestUsers.store(
                database.pooled(place),
                List.of(new UserAccount(new Subject("7"), "alice", hash, true, Set.<Role>of())));
    }

    /** The schedule rotates once an hour here; the second node's clock is that many seconds off. */
    @ParameterizedTest
    @ValueSource(ints = {-60, 0, 60})
    void tenThousandRequestsDuringThreeRotationsAndNoneIsRefused(int secondsAhead) {
        try (Node one = node(clock);
                Node other = node(Clock.offset(clock, Duration.ofSeconds(secondsAhead)))) {
            RotationRun run = new RotationRun(one, other, clock);
            run.signIn("alice", PASSWORD);

            while (run.keysInUse() < 4) {
                run.step();
            }

            assertThat(run.refused()).isEmpty();
            assertThat(run.unpublished()).isEmpty();
            assertThat(run.requests()).isGreaterThanOrEqualTo(10_000);
            assertThat(run.refreshKeysInUse()).isEqualTo(4);
            assertThat(one.sallyport().keys().keys())
                    .as("of each purpose's keys, those of access tokens that are done are gone")
                    .hasSizeBetween(5, 6);
        }
    }

    @Test
    void twoNodesThatRotateAtOnceAddOneKey() {
        try (Node one = node(clock);
                Node other = node(clock)) {
            Race.of(
                    2,
                    number -> (number == 0 ? one : other).sallyport().keys().rotate(KeyPurpose.ACCESS_TOKEN, "a test"));

            one.sallyport().keys().poll();
            other.sallyport().keys().poll();

            assertThat(one.sallyport().keys().keys())
                    .hasSize(3)
                    .isEqualTo(other.sallyport().keys().keys());
        }
    }

    @Test
    void aRemovedKeysTokensAreRefusedByBothNodesAndTheSessionGoesOn() {
        try (Node one = node(clock);
                Node other = node(clock)) {
            IssuedTokens before = one.signIn("alice", PASSWORD);

            remove(one, KeyPurpose.ACCESS_TOKEN);
            other.sallyport().keys().poll();

            assertThat(one.refusal(before)).contains(RefusalCode.TOKEN_INVALID);
            assertThat(other.refusal(before)).contains(RefusalCode.TOKEN_INVALID);
            IssuedTokens after = Node.issued(other.refresh(before));
            assertThat(other.refusal(after)).isEmpty();
            assertThat(one.refusal(after)).isEmpty();
        }
    }

    @Test
    void theSessionsOfARemovedRefreshKeyAreOver() {
        try (Node one = node(clock);
                Node other = node(clock)) {
            IssuedTokens before = one.signIn("alice", PASSWORD);

            remove(one, KeyPurpose.REFRESH_TOKEN);
            other.sallyport().keys().poll();

            assertThat(one.refresh(before)).isInstanceOf(SessionOutcome.Refused.class);
            assertThat(other.refresh(before)).isInstanceOf(SessionOutcome.Refused.class);
            IssuedTokens anew = one.signIn("alice", PASSWORD);
            assertThat(other.refresh(anew)).isInstanceOf(SessionOutcome.Issued.class);
        }
    }

    private static void remove(Node node, KeyPurpose purpose) {
        node.sallyport().keys().keys().stream()
                .filter(key -> key.purpose() == purpose)
                .forEach(key -> node.sallyport().keys().remove(key.id(), "a test"));
    }

    private Node node(Clock itsClock) {
        return new Node(database.pooled(place), config, itsClock);
    }
}
