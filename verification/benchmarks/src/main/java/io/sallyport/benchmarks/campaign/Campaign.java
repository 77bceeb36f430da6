package io.sallyport.benchmarks.campaign;

import io.sallyport.benchmarks.CachedTokens;
import io.sallyport.benchmarks.denylist.DeniedSessions;
import io.sallyport.benchmarks.guard.Contestant;
import io.sallyport.benchmarks.http.ServerKind;
import io.sallyport.benchmarks.http.ServerProcess;
import io.sallyport.benchmarks.token.Algorithm;
import io.sallyport.benchmarks.token.MachineTime;
import io.sallyport.benchmarks.token.TokenFiles;
import io.sallyport.benchmarks.token.Traffic;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.runner.RunnerException;

/** A whole run: everything once, then everything again, so that a slow minute of the machine meets all alike. */
public final class Campaign {
    private static final int HTTP_ROUNDS = 3;
    private static final List<Contestant> SERVED = List.of(
            Contestant.NONE,
            Contestant.SALLYPORT,
            Contestant.JOSE4J,
            Contestant.PAC4J,
            Contestant.SHIRO,
            Contestant.SPRING);

    private final Effort effort;
    private final Path tokens;
    private final TokenFiles files;
    private final Forks forks;
    private final Results results = new Results();
    private final double loadBefore =
            ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();

    private Campaign(Effort effort, Path tokens) {
        this.effort = effort;
        this.tokens = tokens;
        this.files = new TokenFiles(tokens, MachineTime.clock());
        this.forks = new Forks(tokens, effort);
    }

    /** Runs it: quick or full, the folder for tokens, the page, the folder of the sources, what the page calls it. */
    public static void main(String[] arguments) throws Exception {
        Effort effort = Effort.valueOf(arguments[0].toUpperCase(Locale.ROOT));
        Campaign campaign = new Campaign(effort, Path.of(arguments[1]).toAbsolutePath());
        campaign.servers();
        campaign.filterPath();
        campaign.denied();
        campaign.results.cachedTokenBytes(CachedTokens.bytesEach(campaign.files));
        Page page = new Page(Path.of(arguments[2]));
        page.write("jdk-" + Runtime.version().feature(), campaign.text(arguments[4]));
        page.write("configurations", Quotes.from(Path.of(arguments[3])));
    }

    private void filterPath() throws RunnerException {
        for (int round = 0; round < effort.rounds(); round++) {
            for (Cell cell : cells(round)) {
                results.add(cell, forks.of(cell));
            }
        }
    }

    private List<Cell> cells(int round) {
        List<Cell> cells = new ArrayList<>();
        for (Algorithm algorithm : effort.algorithms()) {
            if (round < effort.rounds(algorithm)) {
                for (Contestant contestant : Contestant.values()) {
                    if (contestant.knows(algorithm)) {
                        cells.add(new Cell(contestant, algorithm, Traffic.WARM));
                        cells.add(new Cell(contestant, algorithm, Traffic.COLD));
                    }
                }
            }
        }
        if (round == 0) {
            Tables.ATTACKS.forEach(attack -> cells.add(new Cell(Contestant.SALLYPORT, Algorithm.RS256, attack)));
        }
        return cells;
    }

    private void denied() throws Exception {
        for (int entries : effort.denied()) {
            for (DeniedSessions.Kind kind : DeniedSessions.Kind.values()) {
                Results.LookUp lookUp = new Results.LookUp(kind, entries);
                results.add(lookUp, forks.of(kind, entries));
                results.entryBytes(lookUp, Footprint.ofDenied(kind, entries));
            }
        }
    }

    private void servers() throws IOException, InterruptedException {
        for (ServerKind kind : ServerKind.values()) {
            List<ServerProcess> servers = ServerProcess.start(kind, SERVED, Algorithm.RS256, tokens, files);
            try {
                for (ServerProcess server : servers) {
                    server.cost(effort.warmUp());
                }
                for (int round = 0; round < effort.rounds() * HTTP_ROUNDS; round++) {
                    for (int i = 0; i < servers.size(); i++) {
                        results.add(
                                new Results.Served(kind, SERVED.get(i)),
                                servers.get(i).cost(effort.load()));
                    }
                }
            } finally {
                servers.forEach(ServerProcess::close);
            }
        }
    }

    private String text(String versions) {
        Tables tables = new Tables(results);
        StringBuilder text = new StringBuilder("JDK " + Runtime.version() + " on "
                + Runtime.getRuntime().availableProcessors() + " processors, " + System.getProperty("os.arch") + "; "
                + effort.name().toLowerCase(Locale.ROOT) + " run of "
                + MachineTime.clock().instant().toString().substring(0, 10) + ", others' load at its start "
                + Spread.number(loadBefore) + ". " + versions + "\n\n");
        text.append(Goals.table(results)).append('\n');
        effort.algorithms()
                .forEach(algorithm -> text.append(tables.filterPath(algorithm)).append('\n'));
        return text.append(tables.attacks())
                .append('\n')
                .append(tables.http())
                .append('\n')
                .append(tables.lookUps())
                .toString();
    }
}
