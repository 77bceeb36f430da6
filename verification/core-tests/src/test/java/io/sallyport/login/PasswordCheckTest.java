package io.sallyport.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.model.Password;
import io.sallyport.model.PasswordHash;
import io.sallyport.model.UserAccount;
import io.sallyport.session.ChangingUsers;
import io.sallyport.spi.StoreUnavailableException;
import io.sallyport.testkit.Race;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordCheckTest {
    private static final Password RIGHT = new Password("depot-2009");

    private final CountingHasher hasher = new CountingHasher();
    private final ChangingUsers users = new ChangingUsers();
    private final PasswordCheck check = new PasswordCheck(users, hasher, 2);

    @BeforeEach
    void addUsers() {
        users.put(user("alice", hasher.hash(RIGHT), true));
        users.put(user("disabled", hasher.hash(RIGHT), false));
        users.put(user("foreign", new PasswordHash("$2b$12$something"), true));
        users.put(user("none", new PasswordHash(""), true));
    }

    @ParameterizedTest
    @CsvSource({
        "alice, depot-2009, true",
        "alice, depot-2010, false",
        "disabled, depot-2009, false",
        "disabled, depot-2010, false",
        "foreign, depot-2009, false",
        "none, depot-2009, false",
        "unknown, depot-2009, false",
        "unknown, no user has this password, false",
        "none, no user has this password, false"
    })
    void everyAnswerCostsOneHash(String username, String password, boolean found) {
        assertThat(check.check(username, new Password(password)).isPresent()).isEqualTo(found);

        assertThat(hasher.compared())
                .singleElement()
                .satisfies(hash -> assertThat(hash.text()).startsWith("$pbkdf2-sha256$i=1000$"));
    }

    @Test
    void theUserIsTheStoresUser() {
        assertThat(check.check("alice", RIGHT)).isEqualTo(users.findByUsername("alice"));
    }

    @Test
    void usersOutOfReachAreNoWrongPassword() {
        users.outOfReach();

        assertThatThrownBy(() -> check.check("alice", RIGHT)).isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void noMoreHashesRunAtOnceThanAllowed() {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        hasher.whileComparing(() -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            Thread.onSpinWait();
            running.decrementAndGet();
        });

        Race.of(8, number -> check.check("alice", RIGHT).isPresent());

        assertThat(most.get()).isBetween(1, 2);
        assertThat(hasher.compared()).hasSize(8);
    }

    @Test
    void whoeverWaitsTooLongIsToldToComeBack() throws InterruptedException {
        CountDownLatch busy = new CountDownLatch(2);
        CountDownLatch done = new CountDownLatch(1);
        hasher.whileComparing(() -> {
            busy.countDown();
            await(done);
        });
        Thread one = new Thread(() -> check.check("alice", RIGHT));
        Thread other = new Thread(() -> check.check("alice", RIGHT));
        one.start();
        other.start();
        await(busy);

        assertThatThrownBy(() -> check.check("alice", RIGHT))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessage("too many sign-ins at once");

        done.countDown();
        one.join();
        other.join();
        assertThat(check.check("alice", RIGHT)).isPresent();
    }

    @Test
    void aHasherThatFailsGivesItsPlaceBack() {
        hasher.whileComparing(() -> {
            throw new IllegalStateException("broken");
        });
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> check.check("alice", RIGHT)).hasMessage("broken");
        }
        hasher.whileComparing(() -> {});

        assertThat(check.check("alice", RIGHT)).isPresent();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static UserAccount user(String name, PasswordHash hash, boolean enabled) {
        UserAccount user = ChangingUsers.user(name, "clerk");
        return new UserAccount(user.subject(), name, hash, enabled, user.roles());
    }
}
