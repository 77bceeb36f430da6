package io.sallyport.fuzz;

import java.util.List;
import java.util.stream.Stream;

/** {@code Authorization} fields, good and nearly good. */
final class AuthorizationSeeds {
    private AuthorizationSeeds() {}

    static List<byte[]> all() {
        return Stream.concat(own(), Vectors.texts("container-behaviour/authz.json", "authorization").stream())
                .map(Inputs::bytes)
                .toList();
    }

    private static Stream<String> own() {
        String token = FuzzedApplication.GOOD_TOKEN;
        return Stream.of(
                "",
                "\n",
                "Bearer",
                "Bearer ",
                "Bearer " + token,
                "bEARER " + token,
                "Bearer  " + token,
                "Bearer\t" + token,
                "Bearer" + token,
                "Bearer " + token + ",Basic x",
                "Bearer \"" + token + "\"",
                "Bearer " + token + "\nBasic x",
                "Bearer " + token + "\nBearer " + token,
                "Basic YTpi",
                "Bearers " + token,
                "Bearer x");
    }
}
