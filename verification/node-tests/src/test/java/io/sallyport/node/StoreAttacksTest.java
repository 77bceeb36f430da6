package io.sallyport.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.node.FaultyPort.Fault;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Group M, where it is about a store that is gone, slow, partly gone, or wrong. One node sees it, the other through a port. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoreAttacksTest {
    private static final Duration MAX_LAG = Duration.ofSeconds(2);
    private static final Duration SOON = Duration.ofSeconds(1);

    /** The longest that a request waits for a database which has fallen silent: a connection, a statement, its end. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    @RegisterExtension
    final RecordedAnswers answers = new RecordedAnswers();

    private PostgresStore store;
    private FaultyPort port;
    private Node sighted;
    private Node cutOff;
    private int users;
    private Held held;

    @BeforeAll
    void start() {
        store = new PostgresStore();
        port = new FaultyPort(PostgresStore.server().port());
        sighted = Node.start(settings(store.settings()));
        cutOff = Node.start(settings(store.through(port.number())));
    }

    @AfterAll
    void end() {
        cutOff.close();
        sighted.close();
        port.close();
        store.close();
    }

    @BeforeEach
    void healAndSignIn() {
        port.set(Fault.NONE);
        held = sighted.client().signIn("u" + users++).held();
        awaitAnswer("200", cutOff);
    }

    private static Map<String, String> settings(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("sallyport.deny-list.max-lag", MAX_LAG.toString());
        return all;
    }

    @Test
    void m01NobodyIsServedWithoutTheDenyList() {
        port.set(Fault.REFUSES);

        awaitAnswer("503 unavailable", cutOff);
        answers.require("503 unavailable", cutOff.client().open(held));
        answers.require("503 unavailable", cutOff.client().refresh(held));
        answers.require("503 unavailable", cutOff.client().signIn("u" + users++));

        port.set(Fault.NONE);
        awaitAnswer("200", cutOff);
    }

    @Test
    void m02AStoreThatHangsHoldsUpOnlyWhoAsksIt() {
        port.set(Fault.HANGS);
        long start = System.nanoTime();

        answers.require("503 unavailable", cutOff.client().refresh(held));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONGEST_WAIT);
        long open = System.nanoTime();
        answers.require("503 unavailable", cutOff.client().open(held));
        assertThat(Duration.ofNanos(System.nanoTime() - open)).isLessThan(SOON);
        port.set(Fault.NONE);
        awaitAnswer("200", cutOff);
    }

    @Test
    void m03AStoreThatComesAndGoesServesNobodyWhoWasSignedOut() {
        for (int flap = 0; flap < 3; flap++) {
            Held other = sighted.client().signIn("u" + users++).held();
            port.set(Fault.RESETS);
            assertThat(sighted.client().signOut(other).brief()).isEqualTo("204");

            awaitAnswer("503 unavailable", cutOff);
            port.set(Fault.NONE);

            requireNever(Answer::isAccepted, other);
            answers.require("401 session_revoked", cutOff.client().open(other));
        }
    }

    @Test
    void m04OneNodeSeesTheStoreAndTheOtherDoesNot() {
        Held signedOut = sighted.client().signIn("u" + users++).held();
        awaitAnswer("200", cutOff);
        port.set(Fault.REFUSES);
        awaitAnswer("503 unavailable", cutOff);

        assertThat(sighted.client().signOut(signedOut).brief()).isEqualTo("204");

        answers.require("200", sighted.client().open(held));
        answers.require("401 session_revoked", sighted.client().open(signedOut));
        answers.require("503 unavailable", cutOff.client().open(signedOut));
        port.set(Fault.NONE);
        requireNever(Answer::isAccepted, signedOut);
        answers.require("401 session_revoked", cutOff.client().open(signedOut));
        awaitAnswer("200", cutOff);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "revoked_at = 1, revoked_reason = 'FROM_THE_FUTURE'",
                "generation = -1",
                "fingerprint_hash = 'x'",
                "acknowledged = -9223372036854775808",
                "methods = repeat('x ', 400)"
            })
    void m06ARowThatNobodyCouldHaveWrittenIsAFailureOfTheStore(String damage) throws SQLException {
        try (Connection connection = store.connect();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("update sallyport_session set " + damage + " where id = '" + held.session() + "'");
        }

        answers.require("503 unavailable", sighted.client().refresh(held));
        answers.require("503 unavailable", cutOff.client().refresh(held));
    }

    /** Until the node has answered with a decision, no answer may be of that kind. */
    private void requireNever(Predicate<Answer> kind, Held who) {
        Await.until("the node that was cut off decides", () -> {
            Answer answer = cutOff.client().open(who);
            assertThat(kind.test(answer)).as(answer.brief()).isFalse();
            return answer.status() == 401;
        });
    }

    private void awaitAnswer(String expected, Node node) {
        Await.until(
                "the answer is " + expected,
                () -> node.client().open(held).brief().equals(expected));
    }
}
