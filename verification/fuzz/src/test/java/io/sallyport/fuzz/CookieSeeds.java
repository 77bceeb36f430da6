package io.sallyport.fuzz;

import java.util.List;
import java.util.stream.Stream;

/** {@code Cookie} fields, good and nearly good. */
final class CookieSeeds {
    private CookieSeeds() {}

    static List<byte[]> all() {
        String good = FuzzedApplication.COOKIE.substring(FuzzedApplication.COOKIE.indexOf('=') + 1);
        Stream<String> observed = Vectors.texts("container-behaviour/cookie.json", "cookie").stream()
                .map(fields -> fields.replace("__Host-Fgp", FuzzedApplication.COOKIE_NAME)
                        .replace("AAA", good));
        return Stream.concat(own(), observed).map(Inputs::bytes).toList();
    }

    private static Stream<String> own() {
        String cookie = FuzzedApplication.COOKIE;
        String name = FuzzedApplication.COOKIE_NAME;
        return Stream.of(
                "",
                name,
                name + "=",
                cookie,
                "a=b; " + cookie + " ; c=d",
                "a=b\n" + cookie,
                cookie + ";" + cookie,
                cookie + "\n" + name,
                name + "=\"" + cookie.substring(name.length() + 1) + "\"",
                "$Version=1; " + cookie + "; $Path=\"/\"",
                "x=\"a; " + cookie + "\"",
                name + " =" + cookie.substring(name.length() + 1),
                "\t" + cookie + "\t",
                "\u00a0" + cookie,
                cookie.replace("__Host", "__host"));
    }
}
