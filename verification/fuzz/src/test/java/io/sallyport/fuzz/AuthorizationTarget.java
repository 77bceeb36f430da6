package io.sallyport.fuzz;

import io.sallyport.testkit.servlet.FakeRequest;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Fuzzes {@code Authorization} fields, one a line, beside a good cookie. Only one field of the scheme, a space and the
 * good token gets in; what the others are told is held against regular expressions.
 */
public final class AuthorizationTarget {
    private static final FuzzedApplication APPLICATION = new FuzzedApplication();
    private static final Pattern BEARER = Pattern.compile("(?i:bearer) [!-~&&[^,\"]]+");
    private static final Pattern OTHER_SCHEME =
            Pattern.compile("(?!(?i:bearer)).*|(?i:bearer)[!-~].* .*", Pattern.DOTALL);

    private AuthorizationTarget() {}

    /** One input. */
    public static void fuzzerTestOneInput(byte[] input) {
        List<String> fields = Inputs.fields(input);
        FakeRequest request = new FakeRequest("GET", "/x").header("Cookie", FuzzedApplication.COOKIE);
        fields.forEach(field -> request.header("Authorization", field));

        Answer answer = APPLICATION.send(request);

        Inputs.requireSame(expected(fields), answer, Inputs.text(input));
    }

    private static Answer expected(List<String> fields) {
        if (fields.size() > 1) {
            return Answer.refused(400, "request_malformed");
        }
        if (fields.isEmpty() || OTHER_SCHEME.matcher(fields.get(0)).matches()) {
            return Answer.refused(401, "token_missing");
        }
        if (!BEARER.matcher(fields.get(0)).matches()) {
            return Answer.refused(400, "request_malformed");
        }
        boolean good = fields.get(0).substring(7).equals(FuzzedApplication.GOOD_TOKEN);
        return good ? Answer.ADMITTED : Answer.refused(401, "token_invalid");
    }
}
