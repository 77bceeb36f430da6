package io.sallyport.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.benchmarks.guard.Contestant;
import io.sallyport.benchmarks.token.Algorithm;
import io.sallyport.benchmarks.token.MachineTime;
import io.sallyport.benchmarks.token.TokenFiles;
import io.sallyport.benchmarks.token.Traffic;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GuardsTest {
    @TempDir
    private static Path folder;

    @ParameterizedTest
    @EnumSource(Traffic.class)
    void sallyportAdmitsWhatIsGoodAndRefusesTheRest(Traffic traffic) throws Exception {
        try (Exchange exchange = exchange(Contestant.SALLYPORT, traffic)) {
            exchange.send();

            assertThat(exchange.application().admitted()).isEqualTo(traffic.good() ? 1 : 0);
            assertThat(exchange.status()).isEqualTo(traffic.good() ? 200 : 401);
        }
    }

    private static Exchange exchange(Contestant contestant, Traffic traffic) throws Exception {
        return new Exchange(
                contestant.guard(1), new TokenFiles(folder, MachineTime.clock(), 3), Algorithm.RS256, traffic);
    }
}
