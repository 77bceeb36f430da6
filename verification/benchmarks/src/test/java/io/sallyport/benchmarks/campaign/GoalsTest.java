package io.sallyport.benchmarks.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.benchmarks.denylist.DeniedSessions;
import io.sallyport.benchmarks.guard.Contestant;
import io.sallyport.benchmarks.http.ServerKind;
import io.sallyport.benchmarks.token.Algorithm;
import io.sallyport.benchmarks.token.Traffic;
import org.junit.jupiter.api.Test;

class GoalsTest {
    private final Results results = new Results();

    @Test
    void costsAreTakenAboveTheEmptyFilter() {
        add(Contestant.NONE, Traffic.WARM, 0.05, 1_000);
        add(Contestant.SALLYPORT, Traffic.WARM, 0.39, 2_025);
        add(Contestant.SPRING, Traffic.WARM, 40.05, 45_000);

        assertThat(Goals.table(results))
                .contains("1 M denied, µs | ≤ 0.35 | 0.34 | met |")
                .contains("the same, bytes | ≤ 1024 | 1025 | **missed** |")
                .contains("Spring Security over ours, warm, RS256 | ≥ 100 | 118 | met |");
    }

    @Test
    void anAttackIsHeldAgainstValidColdTokensAndThoseAgainstTheSignatureAlone() {
        add(Contestant.NONE, Traffic.COLD, 0, 0);
        add(Contestant.SIGNATURE, Traffic.COLD, 30, 0);
        add(Contestant.SALLYPORT, Traffic.COLD, 41, 0);
        add(Contestant.NONE, Traffic.EXPIRED, 0, 0);
        add(Contestant.SALLYPORT, Traffic.EXPIRED, 40, 0);

        assertThat(Goals.table(results))
                .contains("above the signature check alone, RS256, µs | ≤ 10.0 | 11.0 | **missed** |")
                .contains("100 % expired against valid cold tokens, µs | ≤ 41.0 | 40.0 | met |");
    }

    @Test
    void aGuardedServerIsHeldAgainstTheSameServerUnguarded() {
        results.add(new Results.Served(ServerKind.JETTY, Contestant.NONE), 20);
        results.add(new Results.Served(ServerKind.JETTY, Contestant.SALLYPORT), 22);

        assertThat(Goals.table(results))
                .contains("the unguarded request, Jetty | ≤ 1.05 | 1.10 | **missed** |")
                .doesNotContain("Tomcat");
        assertThat(new Tables(results).http()).contains("| Sallyport | 22.0 | 1.10 |");
    }

    @Test
    void memoryIsCountedForEachEntry() {
        Results.LookUp lookUp = new Results.LookUp(DeniedSessions.Kind.SALLYPORT, 10_000);
        results.add(lookUp, new Forks.Cost(0.04, 0));
        results.entryBytes(lookUp, 19.5);

        assertThat(Goals.table(results)).contains("10000 of them | ≤ 20.0 | 19.5 | met |");
        assertThat(new Tables(results).lookUps()).contains("| Sallyport | 10,000 | 40.0 | 19.5 |");
    }

    private void add(Contestant contestant, Traffic traffic, double cpu, double bytes) {
        results.add(new Cell(contestant, Algorithm.RS256, traffic), new Forks.Cost(cpu, bytes));
    }
}
