package io.sallyport.fuzz;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A target and what fuzzing it starts with.
 *
 * @param type the class that the fuzzer is started with
 * @param oneInput its entry
 * @param seeds what to start with
 */
record FuzzTarget(Class<?> type, Consumer<byte[]> oneInput, Supplier<List<byte[]>> seeds) {
    static final List<FuzzTarget> ALL = List.of(
            new FuzzTarget(TokenTarget.class, TokenTarget::fuzzerTestOneInput, TokenSeeds::all),
            new FuzzTarget(AuthorizationTarget.class, AuthorizationTarget::fuzzerTestOneInput, AuthorizationSeeds::all),
            new FuzzTarget(CookieTarget.class, CookieTarget::fuzzerTestOneInput, CookieSeeds::all),
            new FuzzTarget(JsonTarget.class, JsonTarget::fuzzerTestOneInput, JsonSeeds::all),
            new FuzzTarget(PathTarget.class, PathTarget::fuzzerTestOneInput, PathSeeds::all));

    @Override
    public String toString() {
        return type.getSimpleName();
    }
}
