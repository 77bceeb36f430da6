package io.sallyport.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.audit.AuditEvent;
import io.sallyport.internal.memory.InMemoryUserStore;
import io.sallyport.model.Password;
import io.sallyport.model.PasswordHash;
import io.sallyport.model.RefusalCode;
import io.sallyport.model.Subject;
import io.sallyport.model.UserAccount;
import io.sallyport.session.ChangingUsers;
import io.sallyport.session.IssuedTokens;
import io.sallyport.session.SessionOutcome;
import io.sallyport.session.TestSessions;
import io.sallyport.spi.StoreUnavailableException;
import io.sallyport.spi.WritableUserStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordChangeTest {
    private static final Password OLD = new Password("depot-2009");
    private static final Password NEW = new Password("depot-2026");

    private final TestSessions sessions = new TestSessions();
    private final IssuedTokens mine = sessions.signIn();
    private final IssuedTokens other = sessions.signIn();
    private final CountingHasher hasher = new CountingHasher();
    private final PasswordHash oldHash = hasher.hash(OLD);
    private final InMemoryUserStore users = new InMemoryUserStore(List.of(alice(new Subject("alice"))));

    @AfterEach
    void endThreads() {
        sessions.close();
    }

    @Test
    void theNewPasswordTakesThePlaceOfTheOldAndOtherSessionsEnd() {
        assertThat(change(users, OLD, NEW)).isEmpty();

        assertThat(hasher.matches(NEW, stored())).isTrue();
        assertThat(hasher.matches(OLD, stored())).isFalse();
        assertThat(sessions.refresh(mine)).isInstanceOf(SessionOutcome.Issued.class);
        assertThat(TestSessions.refused(sessions.refresh(other))).isEqualTo(RefusalCode.SESSION_REVOKED);
        assertThat(sessions.events().of(AuditEvent.PasswordChanged.class))
                .containsExactly(new AuditEvent.PasswordChanged(
                        sessions.clock().instant(), new Subject("alice"), TestSessions.CLIENT));
    }

    @Test
    void sessionsEndBeforeTheWriteAndAgainAfterIt() {
        sessions.store().forgetCalls();
        List<String> beforeTheWrite = new ArrayList<>();

        change(replacing(() -> beforeTheWrite.addAll(sessions.store().calls())), OLD, NEW);

        assertThat(beforeTheWrite).containsExactly("revokeAll");
        assertThat(sessions.store().calls()).containsExactly("revokeAll", "revokeAll");
    }

    @Test
    void aStoreThatFailsLeavesTheOldPassword() {
        sessions.store().failAt("revokeAll");

        assertThatThrownBy(() -> change(users, OLD, NEW)).isInstanceOf(StoreUnavailableException.class);

        assertThat(stored()).isEqualTo(oldHash);
    }

    @Test
    void aWrongOldPasswordChangesNothing() {
        assertRefused(change(users, new Password("depot-2008"), NEW), RefusalCode.INVALID_CREDENTIALS);
    }

    @Test
    void aNameThatWentToAnotherChangesNothing() {
        InMemoryUserStore reassigned = new InMemoryUserStore(List.of(alice(new Subject("another"))));

        assertRefused(change(reassigned, OLD, NEW), RefusalCode.INVALID_CREDENTIALS);
    }

    @ParameterizedTest
    @CsvSource({
        "1234567, false",
        "12345678, true",
        "🔑🔑🔑🔑🔑🔑🔑, false",
        "🔑🔑🔑🔑🔑🔑🔑🔑, true",
        "depot-2009, false"
    })
    void aNewPasswordHasEightCharactersAndIsNew(String text, boolean accepted) {
        Optional<RefusalCode> refusal = change(users, OLD, new Password(text));

        if (accepted) {
            assertThat(refusal).isEmpty();
        } else {
            assertRefused(refusal, RefusalCode.PASSWORD_UNACCEPTABLE);
        }
    }

    @Test
    void aNewPasswordHasNoNul() {
        assertRefused(change(users, OLD, new Password("\0depot-2026")), RefusalCode.PASSWORD_UNACCEPTABLE);
    }

    @Test
    void ofTwoChangesAtOnceTheSecondIsRefused() {
        WritableUserStore raced =
                replacing(() -> users.replacePasswordHash(alice(new Subject("alice")), new PasswordHash("theirs")));

        assertThat(change(raced, OLD, NEW)).contains(RefusalCode.INVALID_CREDENTIALS);

        assertThat(stored()).isEqualTo(new PasswordHash("theirs"));
        assertThat(sessions.events().of(AuditEvent.PasswordChanged.class)).isEmpty();
    }

    @Test
    void aChangeThatCameFirstWhileThisOneWasHashingKeepsItsSessions() {
        Runnable theirs = () -> users.replacePasswordHash(alice(new Subject("alice")), new PasswordHash("theirs"));
        PasswordChange change = changeAt(users, () -> hasher.whileHashing(theirs));

        assertThat(change.change(sessions.verified(mine), OLD, NEW, TestSessions.CLIENT))
                .contains(RefusalCode.INVALID_CREDENTIALS);

        assertThat(stored()).isEqualTo(new PasswordHash("theirs"));
        assertThat(sessions.refresh(other)).isInstanceOf(SessionOutcome.Issued.class);
    }

    @Test
    void theNewPasswordIsHashedWithinTheLimitOfAllHashes() throws InterruptedException {
        CountDownLatch busy = new CountDownLatch(2);
        CountDownLatch done = new CountDownLatch(1);
        PasswordChange change = changeAt(
                users,
                () -> hasher.whileHashing(() -> {
                    busy.countDown();
                    await(done);
                }));
        Runnable changing = () -> change.change(sessions.verified(mine), OLD, NEW, TestSessions.CLIENT);
        List<Thread> hashing = List.of(new Thread(changing), new Thread(changing));
        hashing.forEach(Thread::start);
        await(busy);

        assertThatThrownBy(changing::run)
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessage("too many sign-ins at once");

        done.countDown();
        for (Thread thread : hashing) {
            thread.join();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void assertRefused(Optional<RefusalCode> refusal, RefusalCode expected) {
        assertThat(refusal).contains(expected);
        assertThat(stored()).isEqualTo(oldHash);
        assertThat(sessions.refresh(other)).isInstanceOf(SessionOutcome.Issued.class);
        assertThat(sessions.events().of(AuditEvent.PasswordChanged.class)).isEmpty();
    }

    private Optional<RefusalCode> change(WritableUserStore store, Password current, Password replacement) {
        return changeAt(store, () -> {}).change(sessions.verified(mine), current, replacement, TestSessions.CLIENT);
    }

    /** Does the rest once the check has its dummy hash. */
    private PasswordChange changeAt(WritableUserStore store, Runnable rest) {
        PasswordCheck check = new PasswordCheck(store, hasher, 2);
        rest.run();
        return new PasswordChange(store, check, sessions.revoker(), sessions.events(), sessions.clock());
    }

    private WritableUserStore replacing(Runnable first) {
        return new WritableUserStore() {
            @Override
            public Optional<UserAccount> findByUsername(String username) {
                return users.findByUsername(username);
            }

            @Override
            public boolean replacePasswordHash(UserAccount account, PasswordHash replacement) {
                first.run();
                return users.replacePasswordHash(account, replacement);
            }
        };
    }

    private PasswordHash stored() {
        return users.findByUsername("alice").orElseThrow().passwordHash();
    }

    private UserAccount alice(Subject subject) {
        UserAccount user = ChangingUsers.user("alice", "clerk");
        return new UserAccount(subject, "alice", oldHash, true, user.roles());
    }
}
