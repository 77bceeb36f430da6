package io.sallyport.benchmarks.campaign;

import io.sallyport.benchmarks.denylist.DeniedSessions;
import io.sallyport.benchmarks.guard.Contestant;
import io.sallyport.benchmarks.http.ServerKind;
import io.sallyport.benchmarks.token.Algorithm;
import io.sallyport.benchmarks.token.Traffic;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** All that a run gave. For one thread. */
final class Results {
    private final Map<Cell, Spread> cpu = new LinkedHashMap<>();
    private final Map<Cell, Spread> bytes = new LinkedHashMap<>();
    private final Map<LookUp, Spread> lookUps = new LinkedHashMap<>();
    private final Map<LookUp, Double> entryBytes = new LinkedHashMap<>();
    private final Map<Served, Spread> served = new LinkedHashMap<>();
    private double cachedTokenBytes;

    /**
     * One memory of denied sessions.
     *
     * @param kind which
     * @param entries how many it remembers
     */
    record LookUp(DeniedSessions.Kind kind, int entries) {}

    /**
     * One whole server.
     *
     * @param server which
     * @param contestant who guards it
     */
    record Served(ServerKind server, Contestant contestant) {}

    void add(Cell cell, Forks.Cost cost) {
        cpu.merge(cell, Spread.none().plus(cost.cpu()), (all, one) -> all.plus(one.median()));
        bytes.merge(cell, Spread.none().plus(cost.bytes()), (all, one) -> all.plus(one.median()));
    }

    void add(LookUp lookUp, Forks.Cost cost) {
        double nanoseconds = cost.cpu() * 1_000;
        lookUps.merge(lookUp, Spread.none().plus(nanoseconds), (all, one) -> all.plus(one.median()));
    }

    void add(Served server, double microseconds) {
        served.merge(server, Spread.none().plus(microseconds), (all, one) -> all.plus(one.median()));
    }

    void entryBytes(LookUp lookUp, double each) {
        entryBytes.put(lookUp, each);
    }

    void cachedTokenBytes(double each) {
        cachedTokenBytes = each;
    }

    Optional<Spread> cpu(Contestant contestant, Algorithm algorithm, Traffic traffic) {
        return Optional.ofNullable(cpu.get(new Cell(contestant, algorithm, traffic)));
    }

    Optional<Spread> bytes(Contestant contestant, Algorithm algorithm, Traffic traffic) {
        return Optional.ofNullable(bytes.get(new Cell(contestant, algorithm, traffic)));
    }

    /** CPU time above the empty filter's, which does not care what is sent, in microseconds. */
    Optional<Double> above(Contestant contestant, Algorithm algorithm, Traffic traffic) {
        Optional<Spread> empty =
                cpu(Contestant.NONE, algorithm, traffic).or(() -> cpu(Contestant.NONE, algorithm, Traffic.COLD));
        return cpu(contestant, algorithm, traffic)
                .flatMap(guarded -> empty.map(nothing -> guarded.median() - nothing.median()));
    }

    Optional<Spread> served(ServerKind server, Contestant contestant) {
        return Optional.ofNullable(served.get(new Served(server, contestant)));
    }

    Map<LookUp, Spread> lookUps() {
        return lookUps;
    }

    Optional<Double> entryBytes(LookUp lookUp) {
        return Optional.ofNullable(entryBytes.get(lookUp));
    }

    double cachedTokenBytes() {
        return cachedTokenBytes;
    }
}
