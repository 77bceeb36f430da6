package io.sallyport.benchmarks.campaign;

import io.sallyport.benchmarks.CpuTime;
import io.sallyport.benchmarks.DenyListLookUp;
import io.sallyport.benchmarks.FilterPath;
import io.sallyport.benchmarks.denylist.DeniedSessions;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Objects;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs one measurement in a process of its own. */
final class Forks {
    private static final Logger LOG = System.getLogger(Forks.class.getName());
    private static final String BYTES = "gc.alloc.rate.norm";

    private final Path tokens;
    private final Effort effort;

    Forks(Path tokens, Effort effort) {
        this.tokens = tokens;
        this.effort = effort;
    }

    /**
     * What one operation takes.
     *
     * @param cpu CPU time in microseconds
     * @param bytes bytes of the heap
     */
    record Cost(double cpu, double bytes) {}

    Cost of(Cell cell) throws RunnerException {
        Cost cost = run(options(FilterPath.class, "request")
                .param("contestant", cell.contestant().name())
                .param("algorithm", cell.algorithm().name())
                .param("traffic", cell.traffic().name())
                .param("denied", Integer.toString(cell.denied())));
        LOG.log(Level.INFO, "{0}: {1}", cell, cost);
        return cost;
    }

    Cost of(DeniedSessions.Kind kind, int entries) throws RunnerException {
        Cost cost = run(options(DenyListLookUp.class, "lookUp")
                .param("kind", kind.name())
                .param("entries", Integer.toString(entries))
                .jvmArgsAppend("-Xmx6g"));
        LOG.log(Level.INFO, "{0} with {1}: {2}", kind, entries, cost);
        return cost;
    }

    private ChainedOptionsBuilder options(Class<?> benchmark, String method) {
        return new OptionsBuilder()
                .include(benchmark.getName() + "\\." + method + "$")
                .forks(1)
                .warmupIterations(effort.warmUps())
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(effort.iterations())
                .measurementTime(TimeValue.seconds(1))
                .addProfiler(GCProfiler.class)
                .addProfiler(CpuTime.class)
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .jvmArgsAppend("-D" + FilterPath.TOKENS_PROPERTY + "=" + tokens);
    }

    private static Cost run(ChainedOptionsBuilder options) throws RunnerException {
        RunResult result = new Runner(options.build()).runSingle();
        return new Cost(score(result, CpuTime.LABEL), score(result, BYTES));
    }

    private static double score(RunResult result, String name) {
        return Objects.requireNonNull(result.getSecondaryResults().get(name), name)
                .getScore();
    }
}
