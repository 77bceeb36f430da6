package io.sallyport.benchmarks;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.benchmarks.guard.Contestant;
import io.sallyport.benchmarks.guard.Guard;
import io.sallyport.benchmarks.token.Algorithm;
import io.sallyport.benchmarks.token.MachineTime;
import io.sallyport.benchmarks.token.TokenFiles;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TrialTest {
    @TempDir
    private static Path folder;

    static Stream<Arguments> everyContestantWithEachAlgorithmItKnows() {
        return Arrays.stream(Contestant.values())
                .flatMap(contestant -> Arrays.stream(Algorithm.values())
                        .filter(contestant::knows)
                        .map(algorithm -> Arguments.of(contestant, algorithm)));
    }

    @ParameterizedTest
    @MethodSource("everyContestantWithEachAlgorithmItKnows")
    void admitsWhatIsGoodAndRefusesTheRest(Contestant contestant, Algorithm algorithm) {
        Trial trial = new Trial(contestant.guard(1), algorithm, new TokenFiles(folder, MachineTime.clock(), 3));

        assertThatCode(trial::hold).doesNotThrowAnyException();
    }

    @Test
    void failsAGuardThatLetsEverybodyPass() {
        Guard open = key -> (request, response, chain) -> chain.doFilter(request, response);
        Trial trial = new Trial(open, Algorithm.HS256, new TokenFiles(folder, MachineTime.clock(), 3));

        assertThatThrownBy(trial::hold)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("HS256");
    }
}
