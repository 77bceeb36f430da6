package io.sallyport.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A node is killed and started again, over and over, while users go on at it and at another one. */
class SoakTest {
    private static final int CYCLES = Thoroughness.number("nodes.soak.cycles");
    private static final int LONGEST_LIFE_MILLIS = 500;

    @RegisterExtension
    static final RecordedAnswers ANSWERS = new RecordedAnswers();

    @Test
    void m15NothingConfirmedIsLostHoweverOftenANodeIsKilled() {
        SplittableRandom lives = new SplittableRandom(1);
        try (PostgresStore store = new PostgresStore();
                Node lasting = Node.start(store.settings())) {
            for (int cycle = 0; cycle < CYCLES; cycle++) {
                try (Node killed = Node.start(store.settings());
                        Load load = Load.start(List.of(killed.client(), lasting.client()), cycle)) {
                    load.awaitAccepted(10);
                    Await.pause(Duration.ofMillis(lives.nextInt(LONGEST_LIFE_MILLIS)));

                    killed.kill();
                    assertThat(killed.awaitEnd()).as("cycle " + cycle).isNotZero();

                    load.stop();
                    load.requireWhatWasConfirmed(List.of(lasting.client()));
                }
                ANSWERS.require("200", lasting.client().signIn("u" + cycle));
            }
        }
    }
}
