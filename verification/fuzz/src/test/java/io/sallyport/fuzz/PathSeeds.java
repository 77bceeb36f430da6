package io.sallyport.fuzz;

import java.util.List;
import java.util.stream.Stream;

/** Request URIs, good and tricky, with what a container could make of them. */
final class PathSeeds {
    private PathSeeds() {}

    static List<byte[]> all() {
        Stream<String> published = Stream.concat(
                        Vectors.texts("container-behaviour/path.json", "target").stream(),
                        Vectors.texts("servlet-uri/servlet_uri_canonicalization.json", "rawTarget").stream())
                .map(target -> target.split("\\?", 2)[0])
                .flatMap(target ->
                        Stream.of(target, target + "\n" + target, "/app" + target + "\n" + target + "\n/app"));
        return Stream.concat(own(), published).map(Inputs::bytes).toList();
    }

    private static Stream<String> own() {
        return Stream.of(
                "/",
                "/public/x",
                "/public",
                "/publicly",
                "/closed/x",
                "/admin/x",
                "/auth/login",
                "/public/../admin",
                "/public/%2e%2e/admin",
                "/public;x=1/../admin",
                "/public/x;jsessionid=1A",
                "/x;jsessionid=1/admin",
                "//public///x//",
                "/public%2Fx",
                "/public\\x",
                "/p%75blic/x",
                "/%70ublic/%C3%A9\n/public/\u00c3\u00a9",
                "http://depot.example/public/x",
                "http://depot.example",
                "/a/\n/a/index.html",
                "/a%2541\n/a%41",
                "/my%20app/x\n/x\n/my%20app",
                "/app\n/\n/app",
                "*",
                "");
    }
}
