package io.sallyport.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.model.Generation;
import io.sallyport.model.SessionId;
import io.sallyport.testkit.Race;
import java.util.Collections;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecentGenerationsTest {
    private final RecentGenerations seen = new RecentGenerations(100);

    @Test
    void aHigherGenerationIsNewsOnce() {
        assertThat(seen.isNews(session(1), new Generation(2))).isTrue();
        assertThat(seen.isNews(session(1), new Generation(2))).isFalse();
        assertThat(seen.isNews(session(1), new Generation(1))).isFalse();
        assertThat(seen.isNews(session(1), new Generation(3))).isTrue();
        assertThat(seen.highest(session(1))).isEqualTo(new Generation(3));
    }

    @Test
    void ofManyAtOnceOneBringsNews() {
        for (int round = 1; round <= 200; round++) {
            Generation generation = new Generation(round);

            assertThat(Race.of(4, thread -> seen.isNews(session(1), generation)))
                    .satisfies(answers ->
                            assertThat(Collections.frequency(answers, true)).isEqualTo(1));
        }
    }

    @Test
    void whatIsAskedForAgainAndAgainIsNeverNews() {
        seen.isNews(session(0), new Generation(7));

        IntStream.range(1, 10_000).forEach(number -> {
            seen.isNews(session(number), new Generation(1));
            assertThat(seen.isNews(session(0), new Generation(7))).isFalse();
        });
    }

    @Test
    void theLastOnesAreRemembered() {
        IntStream.range(0, 1_000).forEach(number -> seen.isNews(session(number), new Generation(1)));

        assertThat(IntStream.range(950, 1_000).filter(number -> seen.isNews(session(number), new Generation(1))))
                .isEmpty();
    }

    @Test
    void thoseBeforeThemAreForgotten() {
        IntStream.range(0, 1_000).forEach(number -> seen.isNews(session(number), new Generation(1)));

        assertThat(IntStream.range(0, 900)
                        .filter(number -> seen.highest(session(number)).number() > 0))
                .isEmpty();
    }

    private static SessionId session(int number) {
        return new SessionId("s-" + number);
    }
}
