package io.sallyport.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.model.PasswordHash;
import io.sallyport.model.UserAccount;
import io.sallyport.spi.WritableUserStore;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link WritableUserStore} must do. Extend it, say how to make one of some users, run it. */
public abstract class WritableUserStoreContract extends UserStoreContract {
    private static final PasswordHash NEW = new PasswordHash("$pbkdf2-sha256$i=600000$" + "x'\u6f22".repeat(40));

    /** For stores of other packages. */
    protected WritableUserStoreContract() {}

    @Override
    protected abstract WritableUserStore storeOf(Collection<UserAccount> users);

    @Test
    void aReplacedHashIsReadFromThenOn() {
        WritableUserStore store = storeOf(List.of(ALICE, BOB));

        assertThat(store.replacePasswordHash(ALICE, NEW)).as("replaced").isTrue();

        UserAccount changed = new UserAccount(ALICE.subject(), ALICE.username(), NEW, ALICE.enabled(), ALICE.roles());
        assertThat(store.findByUsername("alice")).contains(changed);
        assertThat(store.findByUsername("bob")).contains(BOB);
    }

    @Test
    void aHashThatChangedSinceItWasReadIsNotReplaced() {
        WritableUserStore store = storeOf(List.of(ALICE));
        store.replacePasswordHash(ALICE, NEW);

        assertThat(store.replacePasswordHash(ALICE, new PasswordHash("$late$")))
                .as("replaced although another change came first")
                .isFalse();

        assertThat(store.findByUsername("alice").orElseThrow().passwordHash()).isEqualTo(NEW);
    }

    @Test
    void theHashOfAUserWhoIsGoneIsNotReplaced() {
        WritableUserStore store = storeOf(List.of(BOB));

        assertThat(store.replacePasswordHash(ALICE, NEW))
                .as("replaced although the user is gone")
                .isFalse();

        assertThat(store.findByUsername("alice")).isEmpty();
        assertThat(store.findByUsername("bob")).contains(BOB);
    }

    @Test
    void ofSixteenReplacementsAtOnceExactlyOneIsTrue() {
        WritableUserStore store = storeOf(List.of(ALICE));

        for (int round = 0; round < 20; round++) {
            UserAccount before = store.findByUsername("alice").orElseThrow();
            String prefix = "$" + round + "$";
            List<Boolean> outcomes =
                    Race.of(16, thread -> store.replacePasswordHash(before, new PasswordHash(prefix + thread)));

            assertThat(Collections.frequency(outcomes, true)).isEqualTo(1);
            assertThat(store.findByUsername("alice").orElseThrow().passwordHash())
                    .isEqualTo(new PasswordHash(prefix + outcomes.indexOf(true)));
        }
    }
}
