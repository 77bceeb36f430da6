package io.sallyport.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.testkit.Race;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Sixty-four refreshes at once, on two nodes of one store: never run again where it failed. */
abstract class RefreshRaceTests {
    private static final int AT_ONCE = 64;
    private static final int ROUNDS = Thoroughness.number("nodes.race.rounds");

    abstract SharedStore emptyStore();

    /** Whether a second node sees the same store. */
    boolean isShared() {
        return true;
    }

    @Test
    void sixtyFourAtOnceMakeOneRotationAndGetOneSuccessor() {
        try (SharedStore store = emptyStore();
                Node one = Node.start(store.settings())) {
            if (isShared()) {
                try (Node other = Node.start(store.settings())) {
                    race(List.of(one.client(), other.client()));
                }
            } else {
                race(List.of(one.client()));
            }
        }
    }

    private static void race(List<Client> nodes) {
        for (int round = 0; round < ROUNDS; round++) {
            Held held = nodes.get(0).signIn("u" + round).held();

            List<Answer> answers =
                    Race.of(AT_ONCE, tab -> nodes.get(tab % nodes.size()).refresh(held));

            assertThat(answers).as("round " + round).extracting(Answer::brief).containsOnly("200");
            Set<String> successors = new TreeSet<>();
            answers.forEach(answer -> successors.add(answer.held().refreshToken()));
            assertThat(successors).as("round " + round).hasSize(1);
            assertThat(answers.get(0).held().generation()).isEqualTo(1);
            nodes.forEach(node ->
                    assertThat(node.open(answers.get(0).held()).status()).isEqualTo(200));
        }
        assertThat(sum(nodes, "SessionRotated")).isEqualTo(ROUNDS);
        assertThat(sum(nodes, "RefreshReplayed")).isEqualTo((AT_ONCE - 1L) * ROUNDS);
        assertThat(sum(nodes, "SessionRevoked")).isZero();
        assertThat(sum(nodes, "RefreshTokenReused")).isZero();
    }

    private static long sum(List<Client> nodes, String kind) {
        return nodes.stream().mapToLong(node -> node.events(kind)).sum();
    }
}
