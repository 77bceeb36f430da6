package io.sallyport.fuzz;

import io.sallyport.testkit.TestTokens;
import io.sallyport.testkit.servlet.FakeRequest;
import java.util.ArrayList;
import java.util.List;

/**
 * Fuzzes {@code Cookie} fields, one a line, beside a good token, and holds the answer against a reader that does what
 * the contract says word for word: join, split, trim, compare.
 */
public final class CookieTarget {
    private static final FuzzedApplication APPLICATION = new FuzzedApplication();

    private CookieTarget() {}

    /** One input. */
    public static void fuzzerTestOneInput(byte[] input) {
        List<String> fields = Inputs.fields(input);
        FakeRequest request =
                new FakeRequest("GET", "/x").header("Authorization", "Bearer " + FuzzedApplication.GOOD_TOKEN);
        fields.forEach(field -> request.header("Cookie", field));

        Answer answer = APPLICATION.send(request);

        Inputs.requireSame(expected(fields), answer, Inputs.text(input));
    }

    private static Answer expected(List<String> fields) {
        List<String> values = values(fields);
        if (values.isEmpty()) {
            return Answer.refused(401, "fingerprint_missing");
        }
        if (values.size() > 1) {
            return Answer.refused(400, "request_malformed");
        }
        boolean good = values.get(0).equals(TestTokens.FINGERPRINT.value());
        return good ? Answer.ADMITTED : Answer.refused(401, "fingerprint_mismatch");
    }

    private static List<String> values(List<String> fields) {
        List<String> values = new ArrayList<>();
        for (String cookie : String.join("; ", fields).split(";", -1)) {
            String[] parts = trimmed(cookie).split("=", 2);
            if (parts[0].equals(FuzzedApplication.COOKIE_NAME)) {
                values.add(parts.length == 2 ? parts[1] : "");
            }
        }
        return values;
    }

    private static String trimmed(String cookie) {
        return cookie.replaceFirst("^[ \t]+", "").replaceFirst("[ \t]+\\z", "");
    }
}
