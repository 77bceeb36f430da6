package io.sallyport.benchmarks;

import io.sallyport.benchmarks.guard.Contestant;
import io.sallyport.benchmarks.token.Algorithm;
import io.sallyport.benchmarks.token.MachineTime;
import io.sallyport.benchmarks.token.TokenFiles;
import io.sallyport.benchmarks.token.Traffic;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One request through a guard's filter, from the container's call to the application's answer. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class FilterPath {
    /** Where keys and tokens lie, unless the system property of this name says otherwise. */
    public static final String TOKENS_PROPERTY = "benchmark.tokens";

    /** Who guards. */
    @Param({"NONE", "SALLYPORT"})
    public Contestant contestant = Contestant.NONE;

    /** What tokens are signed with. */
    @Param("RS256")
    public Algorithm algorithm = Algorithm.RS256;

    /** What is sent. */
    @Param({"WARM", "COLD"})
    public Traffic traffic = Traffic.WARM;

    /** How many sessions are on the deny-list. */
    @Param("0")
    public int denied;

    @SuppressWarnings("NullAway.Init") // JMH calls start() before anything else
    private Exchange exchange;

    /** Sets the guard up. */
    @Setup
    public void start() throws Exception {
        Path tokens = Path.of(System.getProperty(TOKENS_PROPERTY, "target/tokens"));
        exchange =
                new Exchange(contestant.guard(denied), new TokenFiles(tokens, MachineTime.clock()), algorithm, traffic);
    }

    /** Ends the guard. */
    @TearDown
    public void stop() {
        exchange.close();
    }

    /** Sends the next token. */
    @Benchmark
    public long request() throws Exception {
        return exchange.send();
    }
}
