package io.sallyport.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class FuzzTargetTest {
    static final List<FuzzTarget> TARGETS = FuzzTarget.ALL;

    @ParameterizedTest
    @FieldSource("TARGETS")
    void everySeedGetsTheAnswerThatItMust(FuzzTarget target) {
        List<byte[]> seeds = target.seeds().get();

        seeds.forEach(target.oneInput());

        assertThat(seeds).hasSizeGreaterThan(10);
    }
}
