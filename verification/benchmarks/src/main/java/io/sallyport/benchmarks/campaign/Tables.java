package io.sallyport.benchmarks.campaign;

import io.sallyport.benchmarks.guard.Contestant;
import io.sallyport.benchmarks.http.ServerKind;
import io.sallyport.benchmarks.token.Algorithm;
import io.sallyport.benchmarks.token.Traffic;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Results as tables in Markdown. */
final class Tables {
    /** What attackers send. */
    static final List<Traffic> ATTACKS = List.of(
            Traffic.BAD_SHAPE,
            Traffic.UNKNOWN_KEY,
            Traffic.WRONG_ALGORITHM,
            Traffic.BAD_SIGNATURE,
            Traffic.EXPIRED,
            Traffic.WRONG_FINGERPRINT);

    private static final double KIB = 1024;

    private final Results results;

    Tables(Results results) {
        this.results = results;
    }

    static String name(Traffic traffic) {
        return traffic.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Warm and cold, side by side, for one algorithm. */
    String filterPath(Algorithm algorithm) {
        return "| " + algorithm.joseName()
                + " | warm, µs | cold, µs | warm, KiB | cold, KiB |\n| --- | --- | --- | --- | --- |\n"
                + Arrays.stream(Contestant.values())
                        .filter(contestant ->
                                results.cpu(contestant, algorithm, Traffic.WARM).isPresent())
                        .map(contestant -> row(
                                contestant.title(),
                                text(results.cpu(contestant, algorithm, Traffic.WARM)),
                                text(results.cpu(contestant, algorithm, Traffic.COLD)),
                                kib(results.bytes(contestant, algorithm, Traffic.WARM)),
                                kib(results.bytes(contestant, algorithm, Traffic.COLD))))
                        .collect(Collectors.joining());
    }

    /** What bad tokens cost ours. */
    String attacks() {
        return "| RS256, all requests | µs | KiB |\n| --- | --- | --- |\n"
                + ATTACKS.stream()
                        .map(traffic -> row(
                                name(traffic),
                                text(results.cpu(Contestant.SALLYPORT, Algorithm.RS256, traffic)),
                                kib(results.bytes(Contestant.SALLYPORT, Algorithm.RS256, traffic))))
                        .collect(Collectors.joining());
    }

    /** Look-ups in memories of denied sessions. */
    String lookUps() {
        return "| denied sessions | entries | look-up, ns | bytes an entry |\n| --- | --- | --- | --- |\n"
                + results.lookUps().entrySet().stream()
                        .map(entry -> row(
                                name(entry.getKey()),
                                String.format(Locale.ROOT, "%,d", entry.getKey().entries()),
                                entry.getValue().text(),
                                results.entryBytes(entry.getKey())
                                        .map(Spread::number)
                                        .orElse("")))
                        .collect(Collectors.joining());
    }

    private static String name(Results.LookUp lookUp) {
        return switch (lookUp.kind()) {
            case SALLYPORT -> "Sallyport";
            case HASH_SET -> "`HashSet<String>`";
            case CAFFEINE -> "Caffeine";
        };
    }

    /** Whole servers. */
    String http() {
        return "| RS256, warm, µs of the server's CPU a request | Jetty | over none | Tomcat | over none |\n"
                + "| --- | --- | --- | --- | --- |\n"
                + Arrays.stream(Contestant.values())
                        .filter(contestant ->
                                results.served(ServerKind.JETTY, contestant).isPresent())
                        .map(contestant -> row(
                                contestant.title(),
                                text(results.served(ServerKind.JETTY, contestant)),
                                over(ServerKind.JETTY, contestant),
                                text(results.served(ServerKind.TOMCAT, contestant)),
                                over(ServerKind.TOMCAT, contestant)))
                        .collect(Collectors.joining());
    }

    private String over(ServerKind server, Contestant contestant) {
        return results.served(server, contestant)
                .flatMap(guarded -> results.served(server, Contestant.NONE)
                        .map(none -> Spread.number(guarded.median() / none.median())))
                .orElse("");
    }

    private static String text(Optional<Spread> spread) {
        return spread.map(Spread::text).orElse("");
    }

    private static String kib(Optional<Spread> bytes) {
        return bytes.map(spread -> Spread.number(spread.median() / KIB)).orElse("");
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
