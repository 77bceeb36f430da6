package io.sallyport.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.audit.AuditEvent;
import io.sallyport.model.Password;
import io.sallyport.model.PasswordHash;
import io.sallyport.model.RefusalCode;
import io.sallyport.model.RevocationReason;
import io.sallyport.model.Subject;
import io.sallyport.model.UserAccount;
import io.sallyport.session.ChangingUsers;
import io.sallyport.session.IssuedTokens;
import io.sallyport.session.SessionOutcome;
import io.sallyport.session.TestSessions;
import io.sallyport.spi.StoreUnavailableException;
import io.sallyport.spi.UserStore;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInTest {
    private static final Password RIGHT = new Password("depot-2009");

    private final TestSessions sessions = new TestSessions();
    private final CountingHasher hasher = new CountingHasher();
    private final SignIn signIn = new SignIn(
            new PasswordCheck(sessions.users(), hasher, 2),
            sessions.users(),
            sessions.store(),
            sessions.opener(),
            sessions.events(),
            sessions.clock());
    private final UserAccount alice = alice(hasher.hash(RIGHT), true);

    @BeforeEach
    void addAlice() {
        sessions.users().put(alice);
    }

    @AfterEach
    void endThreads() {
        sessions.close();
    }

    @Test
    void theRightPasswordOpensASession() {
        IssuedTokens tokens = TestSessions.issued(signIn("alice", RIGHT));

        assertThat(tokens.session().subject()).isEqualTo(alice.subject());
        assertThat(tokens.session().methods()).isEqualTo(List.of("pwd"));
        assertThat(sessions.verified(tokens).roles()).isEqualTo(alice.roles());
        assertThat(sessions.events().of(AuditEvent.SignInRefused.class)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"alice", "unknown", "Alice", "alice "})
    void everythingElseIsOneRefusal(String username) {
        assertThat(TestSessions.refused(signIn(username, new Password("wrong"))))
                .isEqualTo(RefusalCode.INVALID_CREDENTIALS);

        assertThat(sessions.events().all())
                .containsExactly(new AuditEvent.SignInRefused(
                        sessions.clock().instant(),
                        TestSessions.REQUEST,
                        RefusalCode.INVALID_CREDENTIALS,
                        username,
                        TestSessions.CLIENT));
        assertThat(sessions.store().calls()).isEmpty();
    }

    @Test
    void aForcedLogoutBetweenCutAndInsertOpensNoSession() {
        UserStore endsAllSessions = username -> {
            sessions.revoker().revokeAll(alice.subject(), Optional.empty(), RevocationReason.LOGOUT_ALL);
            return Optional.of(alice);
        };
        SignIn raced = new SignIn(
                new PasswordCheck(sessions.users(), hasher, 2),
                endsAllSessions,
                sessions.store(),
                sessions.opener(),
                sessions.events(),
                sessions.clock());

        SessionOutcome outcome = raced.signIn("alice", RIGHT, TestSessions.CLIENT, TestSessions.REQUEST);

        assertThat(TestSessions.refused(outcome)).isEqualTo(RefusalCode.INVALID_CREDENTIALS);
        assertThat(sessions.store().calls()).containsExactly("cutOf", "revokeAll", "insert");
        assertThat(sessions.revoker().sessionsOf(alice.subject())).isEmpty();
    }

    @Test
    void aPasswordThatChangedDuringTheCheckOpensNoSession() {
        hasher.whileComparing(() -> sessions.users().put(alice(new PasswordHash("another"), true)));

        assertThat(TestSessions.refused(signIn("alice", RIGHT))).isEqualTo(RefusalCode.INVALID_CREDENTIALS);
        assertThat(sessions.store().calls()).containsExactly("cutOf");
    }

    @Test
    void aUserWhoWasDisabledDuringTheCheckGetsNoSession() {
        hasher.whileComparing(() -> sessions.users().put(alice(alice.passwordHash(), false)));

        assertThat(TestSessions.refused(signIn("alice", RIGHT))).isEqualTo(RefusalCode.INVALID_CREDENTIALS);
    }

    @Test
    void aNameThatWentToAnotherDuringTheCheckGetsNoSession() {
        hasher.whileComparing(() -> sessions.users()
                .put(new UserAccount(new Subject("other"), "alice", alice.passwordHash(), true, alice.roles())));

        assertThat(TestSessions.refused(signIn("alice", RIGHT))).isEqualTo(RefusalCode.INVALID_CREDENTIALS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cutOf", "insert"})
    void aStoreThatFailsIsNoWrongPassword(String call) {
        sessions.store().failAt(call);

        assertThatThrownBy(() -> signIn("alice", RIGHT)).isInstanceOf(StoreUnavailableException.class);

        assertThat(sessions.events().all()).isEmpty();
    }

    private SessionOutcome signIn(String username, Password password) {
        return signIn.signIn(username, password, TestSessions.CLIENT, TestSessions.REQUEST);
    }

    private static UserAccount alice(PasswordHash hash, boolean enabled) {
        UserAccount user = ChangingUsers.user("alice", "clerk");
        return new UserAccount(user.subject(), "alice", hash, enabled, user.roles());
    }
}
