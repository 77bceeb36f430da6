package io.sallyport.benchmarks.guard;

import io.sallyport.benchmarks.token.Algorithm;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.IntFunction;

/** Who is measured. */
public enum Contestant {
    /** No guard: what the harness itself costs. */
    NONE("none", EnumSet.allOf(Algorithm.class), denied -> new NoGuard()),
    /** Ours. */
    SALLYPORT("Sallyport", EnumSet.allOf(Algorithm.class), SallyportGuard::new),
    /** The signature check alone. */
    SIGNATURE("signature check alone", EnumSet.allOf(Algorithm.class), denied -> new SignatureGuard()),
    /** A filter written by hand. */
    JOSE4J("jose4j in a filter", EnumSet.allOf(Algorithm.class), denied -> new Jose4jGuard()),
    /** SmallRye JWT. */
    SMALLRYE("SmallRye JWT", EnumSet.allOf(Algorithm.class), denied -> new SmallRyeGuard()),
    /** Apache Shiro. */
    SHIRO("Shiro", EnumSet.allOf(Algorithm.class), denied -> new ShiroGuard()),
    /** pac4j for Jakarta EE. */
    PAC4J("pac4j", EnumSet.complementOf(EnumSet.of(Algorithm.EDDSA)), denied -> new Pac4jGuard()),
    /** Spring Security. */
    SPRING("Spring Security", EnumSet.complementOf(EnumSet.of(Algorithm.EDDSA)), denied -> new SpringGuard());

    private final String title;

    @SuppressWarnings("ImmutableEnumChecker") // nobody else has this set
    private final Set<Algorithm> algorithms;

    @SuppressWarnings("ImmutableEnumChecker") // a reference to a constructor holds nothing that could change
    private final IntFunction<Guard> maker;

    Contestant(String title, Set<Algorithm> algorithms, IntFunction<Guard> maker) {
        this.title = title;
        this.algorithms = algorithms;
        this.maker = maker;
    }

    /** What it is called on pages. */
    public String title() {
        return title;
    }

    /** Whether it knows an algorithm. */
    public boolean knows(Algorithm algorithm) {
        return algorithms.contains(algorithm);
    }

    /**
     * Sets it up.
     *
     * @param denied how many sessions are on the deny-list, where it has one
     */
    public Guard guard(int denied) {
        return maker.apply(denied);
    }
}
