package io.sallyport.benchmarks.guard;

import java.util.function.IntFunction;

/** Who is measured. */
public enum Contestant {
    /** No guard: what the harness itself costs. */
    NONE(denied -> key -> (request, response, chain) -> chain.doFilter(request, response)),
    /** Ours. */
    SALLYPORT(SallyportGuard::new);

    @SuppressWarnings("ImmutableEnumChecker") // a reference to a constructor holds nothing that could change
    private final IntFunction<Guard> maker;

    Contestant(IntFunction<Guard> maker) {
        this.maker = maker;
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
