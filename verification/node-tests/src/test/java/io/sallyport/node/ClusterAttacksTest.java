package io.sallyport.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.node.child.NodeSettings;
import io.sallyport.testkit.Race;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Groups H and M, where they are about several nodes, restarts, clocks, and what really goes over the wire. */
class ClusterAttacksTest {
    /** The exit code of a process that was asked to end (SIGTERM) and did. */
    private static final int TERMINATED = 143;

    @RegisterExtension
    static final RecordedAnswers ANSWERS = new RecordedAnswers();

    private SharedStore store;

    @BeforeEach
    void open() {
        store = new H2Store();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void h03SixtyFourOnTwoNodesGetOneSuccessor() {
        try (Node one = Node.start(store.settings());
                Node other = Node.start(store.settings())) {
            Held held = one.client().signIn("u0").held();

            List<Answer> all =
                    Race.of(64, tab -> (tab % 2 == 0 ? one : other).client().refresh(held));

            all.forEach(answer -> ANSWERS.require("200", answer));
            Set<String> successors = new TreeSet<>();
            all.forEach(answer -> successors.add(answer.held().refreshToken()));
            assertThat(successors).hasSize(1);
        }
    }

    @Test
    void h04ARestartForgetsNoSpentToken() {
        Held spent;
        Held next;
        try (Node node = Node.start(store.settings())) {
            spent = node.client().signIn("u0").held();
            next = node.client().refresh(spent).held();
            assertThat(node.client().open(next).status()).isEqualTo(200);
            next = node.client().refresh(next).held();
        }
        try (Node node = Node.start(store.settings())) {
            ANSWERS.require("401 refresh_reused", node.client().refresh(spent));
            ANSWERS.require("401 session_revoked", node.client().refresh(next));
            ANSWERS.require("401 session_revoked", node.client().open(next));
        }
    }

    @Test
    void h17ARefreshTokenInAnAddressIsNeitherTakenNorLogged() {
        try (Node node = Node.start(store.settings())) {
            Held held = node.client().signIn("u0").held();

            ANSWERS.require("405 method_not_allowed", node.client().get("/auth/refresh?rt=" + held.refreshToken()));

            ANSWERS.require("200", node.client().refresh(held));
            assertThat(node.said()).doesNotContain(held.refreshToken());
        }
    }

    @Test
    void h18NobodyGainsARoleByAskingForIt() {
        try (Node node = Node.start(store.settings())) {
            Held held = node.client().signIn("u0").held();

            ANSWERS.require(
                    "400 request_malformed",
                    node.client().refresh(held, "{\"scope\":\"admin\",\"sub\":\"x\",\"groups\":[\"admin\"]}"));

            ANSWERS.require("200", node.client().refresh(held));
        }
    }

    @Test
    void m07AStoreThatLostEverythingServesNobodyFromBefore() {
        Held before;
        try (Node node = Node.start(new MemoryStore().settings())) {
            before = node.client().signIn("u0").held();
        }
        try (Node node = Node.start(new MemoryStore().settings())) {
            ANSWERS.require("401 token_invalid", node.client().open(before));
            ANSWERS.require("401 session_missing", node.client().refresh(before));
        }
    }

    @ParameterizedTest
    @CsvSource({"PT55S, 200, 200", "-PT55S, 200, 200", "PT75S, 401 token_not_yet_valid, 200"})
    void m09ClocksOfNodesMayBeAMinuteApart(String ahead, String there, String back) {
        try (Node one = Node.start(store.with(Map.of(NodeSettings.CLOCK_OFFSET, ahead)));
                Node other = Node.start(store.settings())) {
            Held ofTheOne = one.client().signIn("u0").held();
            Held ofTheOther = other.client().signIn("u0").held();

            ANSWERS.require(there, other.client().open(ofTheOne));
            ANSWERS.require(back, one.client().open(ofTheOther));
            ANSWERS.require("200", other.client().refresh(ofTheOne));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr-TR Pacific/Apia", "ar-EG-u-nu-arab Asia/Kathmandu", "th-TH-u-ca-buddhist-nu-thai UTC"})
    void m10TheOperatorsLanguageChangesNothing(String place) {
        List<String> parts = List.of(place.split(" ", -1));
        Map<String, String> elsewhere = Map.of(
                "user.language", parts.get(0).substring(0, 2),
                "user.country", parts.get(0).substring(3, 5),
                "user.extensions", parts.get(0).replaceFirst("^.....-?", ""),
                "user.timezone", parts.get(1));
        try (Node there = Node.start(store.with(elsewhere));
                Node here = Node.start(store.settings())) {
            Held held = there.client().signIn("u0").held();

            ANSWERS.require("200", here.client().open(held));
            Held next = ANSWERS.require("200", here.client().refresh(held)).held();
            assertThat(there.client().refresh(held).held().refreshToken()).isEqualTo(next.refreshToken());
            ANSWERS.require("200", there.client().open(next));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2038-01-19T03:14:08Z", "2040-02-29T00:00:00Z", "2106-02-07T06:28:17Z"})
    void m11TimeGoesOn(String then) {
        String ahead = Duration.between(Clock.systemUTC().instant(), Instant.parse(then))
                .toString();
        try (Node node = Node.start(new MemoryStore().with(Map.of(NodeSettings.CLOCK_OFFSET, ahead)))) {
            Held held = node.client().signIn("u0").held();

            ANSWERS.require("200", node.client().open(held));
            Held next = ANSWERS.require("200", node.client().refresh(held)).held();
            assertThat(node.client().signOut(next).brief()).isEqualTo("204");
            ANSWERS.require("401 session_revoked", node.client().open(next));
        }
    }

    @Test
    void m14ANodeThatIsAskedToEndFinishesWhatItBegan() {
        try (Node ending = Node.start(store.settings());
                Node other = Node.start(store.settings());
                Load load = Load.start(List.of(ending.client()), 0)) {
            load.awaitAccepted(40);

            ending.terminate();
            assertThat(ending.awaitEnd()).isEqualTo(TERMINATED);

            load.stop();
            load.requireWhatWasConfirmed(List.of(other.client()));
            ANSWERS.require("200", other.client().signIn("u0"));
        }
    }
}
