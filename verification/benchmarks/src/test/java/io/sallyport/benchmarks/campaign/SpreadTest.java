package io.sallyport.benchmarks.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {
    @Test
    void takesTheMiddleOfAnOddNumberAndBetweenTheMiddlesOfAnEvenOne() {
        assertThat(new Spread(List.of(9.0, 1.0, 2.0)).median()).isEqualTo(2);
        assertThat(new Spread(List.of(9.0, 1.0, 2.0, 4.0)).median()).isEqualTo(3);
    }

    @Test
    void saysTheLeastAndTheGreatestOfSeveral() {
        assertThat(new Spread(List.of(39.04, 40.0, 112.0)).text()).isEqualTo("40.0 (39.0–112)");
        assertThat(new Spread(List.of(0.294)).text()).isEqualTo("0.29");
    }
}
