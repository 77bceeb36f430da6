package io.sallyport.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.Await;
import io.sallyport.model.RefusalCode;
import io.sallyport.session.IssuedTokens;
import io.sallyport.session.SignOut;
import io.sallyport.testkit.TestKeys;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Group M, where one node in memory can show it: clocks that jump, and listeners that fail. */
class OperationAttacksTest {
    @RegisterExtension
    static final ObservedAnswers ANSWERS = new ObservedAnswers();

    @RegisterExtension
    static final AttackedApplication APPLICATION =
            new AttackedApplication(ANSWERS, new TestKeys(), Map.of("sallyport.deny-list.max-lag", "PT10M"));

    private final RefreshAttempts attempts = new RefreshAttempts(APPLICATION.application(), ANSWERS);
    private SignedInUser alice;

    @BeforeEach
    void signIn() {
        alice = SignedInUser.at(APPLICATION.application(), SignedInUser.account("user-1", "alice", true));
    }

    @Attack("M08")
    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "-PT1H", "-PT24H"})
    void m08AClockThatJumpsThereAndBackBringsNobodyBack(Duration jump) {
        APPLICATION.application().sallyport().signOut().signOut(signOut(alice.tokens()));
        APPLICATION.refuses(alice::request, Refusal.REVOKED);

        jump(jump);
        jump(jump.negated());

        APPLICATION.refuses(alice::request, Refusal.REVOKED);
        assertThat(attempts.refusal(alice.tokens())).isEqualTo(RefusalCode.SESSION_REVOKED);
    }

    @Attack("M08")
    @ParameterizedTest
    @ValueSource(strings = {"PT1S", "PT1M", "PT1H"})
    void m08AClockThatIsSetBackEndsNoSession(Duration back) {
        IssuedTokens next = attempts.rotated(alice.tokens());

        jump(back.negated());

        assertThat(attempts.renewed(next).refreshToken()).isEqualTo(next.refreshToken());
        assertThat(attempts.renewed(alice.tokens()).refreshToken()).isEqualTo(next.refreshToken());
        jump(back);
    }

    private static SignOut.Presented signOut(IssuedTokens held) {
        return new SignOut.Presented(
                Optional.of(held.refreshToken()), Optional.empty(), Optional.empty(), RefreshAttempts.cookieOf(held));
    }

    /** Steps the clock, and lets everything that looks at it have its look. */
    private static void jump(Duration step) {
        APPLICATION.application().clock().advance(step);
        int reads = APPLICATION.application().feed().reads();
        Await.until(
                "the deny-list was read", () -> APPLICATION.application().feed().reads() >= reads + 3);
    }
}
