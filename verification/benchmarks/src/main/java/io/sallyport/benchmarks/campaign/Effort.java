package io.sallyport.benchmarks.campaign;

import io.sallyport.benchmarks.token.Algorithm;
import java.time.Duration;
import java.util.List;

/** How much is measured, and how often. */
enum Effort {
    /** Whether all works, and roughly what comes out. */
    QUICK(1, 6, 2, List.of(Algorithm.RS256), List.of(10_000, 1_000_000), Duration.ofSeconds(1)),
    /** The two algorithms that most choose, twice: twelve minutes on two cores. */
    HALF(
            2,
            5,
            2,
            List.of(Algorithm.RS256, Algorithm.HS256),
            List.of(10_000, 1_000_000, 10_000_000),
            Duration.ofSeconds(1)),
    /** All algorithms, as often as it takes to see the spread. */
    FULL(3, 5, 2, List.of(Algorithm.values()), List.of(10_000, 1_000_000, 10_000_000), Duration.ofSeconds(2));

    private final int rounds;
    private final int warmUps;
    private final int iterations;

    @SuppressWarnings("ImmutableEnumChecker") // List.of cannot be changed
    private final List<Algorithm> algorithms;

    @SuppressWarnings("ImmutableEnumChecker") // List.of cannot be changed
    private final List<Integer> denied;

    private final Duration load;

    Effort(int rounds, int warmUps, int iterations, List<Algorithm> algorithms, List<Integer> denied, Duration load) {
        this.rounds = rounds;
        this.warmUps = warmUps;
        this.iterations = iterations;
        this.algorithms = algorithms;
        this.denied = denied;
        this.load = load;
    }

    /** How often each thing is measured, one process each: the default algorithm most often. */
    int rounds(Algorithm algorithm) {
        return switch (algorithm) {
            case RS256 -> rounds;
            case HS256 -> Math.max(1, rounds - 1);
            case ES256, EDDSA -> 1;
        };
    }

    /** How often each thing is measured that is not about one algorithm. */
    int rounds() {
        return rounds;
    }

    /** JMH's iterations of one second before it measures. */
    int warmUps() {
        return warmUps;
    }

    /** JMH's measured iterations of one second. */
    int iterations() {
        return iterations;
    }

    /** How long a server is kept busy before it is measured. */
    Duration warmUp() {
        return load.multipliedBy(2);
    }

    List<Algorithm> algorithms() {
        return algorithms;
    }

    /** How many sessions are denied. */
    List<Integer> denied() {
        return denied;
    }

    /** How long a server is kept busy in one round. */
    Duration load() {
        return load;
    }
}
