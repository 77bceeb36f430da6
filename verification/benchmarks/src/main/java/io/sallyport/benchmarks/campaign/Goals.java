package io.sallyport.benchmarks.campaign;

import io.sallyport.benchmarks.denylist.DeniedSessions;
import io.sallyport.benchmarks.guard.Contestant;
import io.sallyport.benchmarks.http.ServerKind;
import io.sallyport.benchmarks.token.Algorithm;
import io.sallyport.benchmarks.token.Traffic;
import java.util.List;
import java.util.Optional;

/** What was to be reached, beside what was. */
final class Goals {
    private static final String HEAD = "| goal | limit | measured | |\n| --- | --- | --- | --- |\n";

    private final Results results;
    private final StringBuilder rows = new StringBuilder(HEAD);

    private Goals(Results results) {
        this.results = results;
    }

    /** The table. */
    static String table(Results results) {
        Goals goals = new Goals(results);
        goals.warm();
        goals.ratios();
        goals.cold();
        goals.refused();
        goals.http();
        goals.memory();
        return goals.rows.toString();
    }

    private void warm() {
        atMost(
                "warm request above the empty filter, RS256, 1 M denied, µs",
                0.35,
                above(Algorithm.RS256, Traffic.WARM));
        atMost(
                "the same, bytes",
                1024,
                bytes(Contestant.SALLYPORT)
                        .flatMap(ours -> bytes(Contestant.NONE).map(empty -> ours - empty)));
    }

    private Optional<Double> bytes(Contestant contestant) {
        return results.bytes(contestant, Algorithm.RS256, Traffic.WARM).map(Spread::median);
    }

    private void ratios() {
        ratio(Contestant.SPRING, Algorithm.RS256, 100);
        ratio(Contestant.PAC4J, Algorithm.RS256, 70);
        ratio(Contestant.SPRING, Algorithm.HS256, 50);
        ratio(Contestant.PAC4J, Algorithm.HS256, 20);
    }

    private void ratio(Contestant other, Algorithm algorithm, double least) {
        Optional<Double> ratio = results.above(other, algorithm, Traffic.WARM)
                .flatMap(theirs -> above(algorithm, Traffic.WARM).map(ours -> theirs / ours));
        row(
                other.title() + " over ours, warm, " + algorithm.joseName(),
                "≥ " + Spread.number(least),
                ratio,
                at -> at >= least);
    }

    private void cold() {
        for (Algorithm algorithm : Algorithm.values()) {
            Optional<Double> raw = results.above(Contestant.SIGNATURE, algorithm, Traffic.COLD);
            Optional<Double> ours = above(algorithm, Traffic.COLD);
            atMost(
                    "cold request above the signature check alone, " + algorithm.joseName() + ", µs",
                    10,
                    ours.flatMap(all -> raw.map(check -> all - check)));
        }
    }

    private void refused() {
        for (Traffic traffic : List.of(Traffic.BAD_SHAPE, Traffic.UNKNOWN_KEY, Traffic.WRONG_ALGORITHM)) {
            atMost(
                    "refused without cryptography, " + Tables.name(traffic) + ", µs",
                    3,
                    above(Algorithm.RS256, traffic));
        }
        Optional<Double> valid = above(Algorithm.RS256, Traffic.COLD);
        for (Traffic traffic : Tables.ATTACKS) {
            valid.ifPresent(cold -> atMost(
                    "100 % " + Tables.name(traffic) + " against valid cold tokens, µs",
                    cold,
                    above(Algorithm.RS256, traffic)));
        }
    }

    private void http() {
        http(ServerKind.JETTY, 1.05);
        http(ServerKind.TOMCAT, 1.12);
    }

    private void http(ServerKind server, double most) {
        Optional<Double> ratio = results.served(server, Contestant.SALLYPORT)
                .flatMap(ours -> results.served(server, Contestant.NONE).map(none -> ours.median() / none.median()));
        atMost("whole HTTP over the unguarded request, " + server.title(), most, ratio);
    }

    private void memory() {
        atMost("bytes a cached token", 1_536, Optional.of(results.cachedTokenBytes()));
        results.lookUps().keySet().stream()
                .filter(lookUp -> lookUp.kind() == DeniedSessions.Kind.SALLYPORT)
                .forEach(lookUp -> atMost(
                        "bytes a denied session, " + lookUp.entries() + " of them", 20, results.entryBytes(lookUp)));
    }

    private Optional<Double> above(Algorithm algorithm, Traffic traffic) {
        return results.above(Contestant.SALLYPORT, algorithm, traffic);
    }

    private void atMost(String goal, double most, Optional<Double> measured) {
        row(goal, "≤ " + Spread.number(most), measured, at -> at <= most);
    }

    private void row(String goal, String limit, Optional<Double> measured, java.util.function.DoublePredicate met) {
        measured.ifPresent(value -> rows.append("| ")
                .append(String.join(" | ", goal, limit, Spread.number(value), met.test(value) ? "met" : "**missed**"))
                .append(" |\n"));
    }
}
