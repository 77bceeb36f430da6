package io.sallyport.benchmarks;

import io.sallyport.benchmarks.denylist.DeniedSessions;
import io.sallyport.model.TokenReference;
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

/** One question to a memory of denied sessions about a token that is not denied, another one each time. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class DenyListLookUp {
    private static final int TOKENS = 1024;

    /** Who remembers. */
    @Param({"SALLYPORT", "HASH_SET", "CAFFEINE"})
    public DeniedSessions.Kind kind = DeniedSessions.Kind.SALLYPORT;

    /** How many sessions are remembered. */
    @Param({"10000", "1000000", "10000000"})
    public int entries;

    private final TokenReference[] tokens = new TokenReference[TOKENS];

    @SuppressWarnings("NullAway.Init") // JMH calls fill() before anything else
    private DeniedSessions denied;

    private int next;

    /** Denies the sessions. */
    @Setup
    public void fill() {
        denied = kind.make();
        DeniedSessions.fill(denied::deny, entries);
        for (int i = 0; i < TOKENS; i++) {
            tokens[i] = DeniedSessions.token(DeniedSessions.name(-1 - i));
        }
        if (denied.isDenied(tokens[0]) || !denied.isDenied(DeniedSessions.token(DeniedSessions.name(0)))) {
            throw new IllegalStateException(kind + " does not know what was denied");
        }
    }

    /** Ends its threads. */
    @TearDown
    public void stop() throws Exception {
        denied.close();
    }

    /** Asks about the next token. */
    @Benchmark
    public boolean lookUp() {
        next = (next + 1) & (TOKENS - 1);
        return denied.isDenied(tokens[next]);
    }
}
