package io.sallyport.attacks;

import static io.sallyport.filter.GuardedApplication.TOKENS;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.filter.TokenPrincipal;
import io.sallyport.testkit.TestTokens;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Group B, what stands in the segments: JSON that no two readers could read differently. All is signed with the good key. */
class JsonAttacksTest {
    @RegisterExtension
    static final ObservedAnswers ANSWERS = new ObservedAnswers();

    @RegisterExtension
    static final AttackedApplication APPLICATION = new AttackedApplication(ANSWERS);

    @Attack("B11")
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "alg, \"RS256\"",
                "alg, \"none\"",
                "alg, \"HS256\"",
                "kid, \"test-rsa\"",
                "kid, \"other\"",
                "typ, \"at+jwt\"",
                "typ, \"JWT\""
            })
    void b11RefusesHeaderMembersThatStandTwice(String name, String value) {
        TestTokens twice = TOKENS.anotherHeaderMember(name, value);
        String reversed = "{\"" + name + "\":" + value + "," + TOKENS.header().substring(1);
        String escaped = TOKENS.header()
                .replace(
                        "}",
                        ",\"\\u00" + Integer.toHexString(name.charAt(0)) + name.substring(1) + "\":" + value + "}");

        APPLICATION.refuses(twice.compact());
        APPLICATION.refuses(header(reversed));
        APPLICATION.refuses(header(escaped));
    }

    @Attack("B12")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "sub",
                "exp",
                "iat",
                "iss",
                "aud",
                "jti",
                "sid",
                "fgp",
                "groups",
                "rgn",
                "auth_time",
                "preferred_username"
            })
    void b12RefusesClaimsThatStandTwice(String name) {
        String again = TOKENS.claims().replaceFirst(".*\"" + name + "\":(\\[[^]]*]|[^,}]*).*", "$1");

        APPLICATION.refuses(TOKENS.anotherClaim(name, again).compact());
        APPLICATION.refuses(TOKENS.anotherClaim(name, "\"another\"").compact());
        APPLICATION.refuses(
                claims("{\"" + name + "\":\"another\"," + TOKENS.claims().substring(1)));
    }

    @Attack("B13")
    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"x\"", "null", "1", "true", "{", "{\"alg\":\"RS256\"", "{}", "{}{}", " ", "[{}]"})
    void b13RefusesAHeaderThatIsNoObject(String header) {
        APPLICATION.refuses(header(header));
    }

    @Attack("B13")
    @Test
    void b13RefusesAnEmptyHeader() {
        APPLICATION.refuses(header(""));
    }

    @Attack("B14")
    @ParameterizedTest
    @MethodSource("sloppy")
    void b14RefusesSloppyJson(String form) {
        APPLICATION.refuses(header(form.replace("OBJECT", inner(TOKENS.header()))));
        APPLICATION.refuses(claims(form.replace("OBJECT", inner(TOKENS.claims()))));
    }

    static List<String> sloppy() {
        return List.of(
                "{OBJECT,}",
                "{,OBJECT}",
                "{OBJECT \"x\":1}",
                "{OBJECT,\"x\" 1}",
                "{OBJECT,\"x\":}",
                "{OBJECT,\"x\"}",
                "{OBJECT/*x*/}",
                "{OBJECT}//x",
                "#x\n{OBJECT}",
                "{OBJECT,'x':1}",
                "{OBJECT,x:1}",
                "{OBJECT,\"x\":01}",
                "{OBJECT,\"x\":+1}",
                "{OBJECT,\"x\":.5}",
                "{OBJECT,\"x\":NaN}",
                "{OBJECT,\"x\":TRUE}",
                "{OBJECT,\"x\":\"\t\"}",
                "{OBJECT,\"x\":\"\\x\"}",
                "{OBJECT}x",
                "{OBJECT}}",
                "{OBJECT}\0",
                "{OBJECT",
                "\ufeff{OBJECT}",
                "\u00a0{OBJECT}",
                "[{OBJECT}]");
    }

    @Attack("B15")
    @ParameterizedTest
    @ValueSource(ints = {3, 9, 100, 1_500, 2_000, 30_000, 100_000})
    void b15RefusesDeepNesting(int depth) {
        String open = "[".repeat(depth);
        String nested = open + "]".repeat(depth);

        APPLICATION.refuses(TOKENS.headerText("deep", nested).compact());
        APPLICATION.refuses(header(open));
        APPLICATION.refuses(claims(open));
        APPLICATION.refuses(claims("{\"a\":".repeat(depth)));
    }

    @Attack("B15")
    @ParameterizedTest
    @ValueSource(ints = {8, 9, 100, 600, 30_000})
    void b15RefusesClaimsThatNestDeeperThanSeven(int depth) {
        APPLICATION.admits(TOKENS.claimText("deep", "[[[[[[[]]]]]]]").compact());
        APPLICATION.refuses(
                TOKENS.claimText("deep", "[".repeat(depth) + "]".repeat(depth)).compact());
    }

    @Attack("B16")
    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32LE", "UTF-32BE"})
    void b16RefusesEveryCharsetButUtf8(String charset) {
        APPLICATION.refuses(TOKENS.header(TOKENS.header().getBytes(Charset.forName(charset)))
                .compact());
        APPLICATION.refuses(TOKENS.payload(TOKENS.claims().getBytes(Charset.forName(charset)))
                .compact());
    }

    @Attack("B16")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u00ff",
                "\u00e9",
                "\u00c0\u00af",
                "\u00e0\u0080\u00af",
                "\u00c1\u00a1",
                "\u00ed\u00a0\u0080",
                "\u00f4\u0090\u0080\u0080",
                "\u00e2\u0082",
                "\u0080",
                "\\ud800",
                "\\udc00\\ud800"
            })
    void b16RefusesBytesThatAreNoUtf8AndHalvesOfPairs(String bytes) {
        String header = TOKENS.headerMember("x", "HERE").header().replace("HERE", bytes);
        String claims = TOKENS.withClaim("sub", "HERE").claims().replace("HERE", bytes);

        APPLICATION.refuses(TOKENS.header(header.getBytes(ISO_8859_1)).compact());
        APPLICATION.refuses(TOKENS.payload(claims.getBytes(ISO_8859_1)).compact());
    }

    @Attack("B17")
    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\r\\n", "\\n", "\\u001b[31m", "\\u2028", "\\u0085", "\\u007f"})
    void b17RefusesControlCharactersInClaims(String escape) {
        for (String name : List.of("sub", "jti", "sid", "preferred_username")) {
            APPLICATION.refuses(TOKENS.claimText(name, "\"a" + escape + "b\"").compact());
        }
        APPLICATION.refuses(TOKENS.claimText("groups", "[\"a" + escape + "b\"]").compact());
    }

    @Attack("B17")
    @ParameterizedTest
    @ValueSource(ints = {256, 1_000, 5_000})
    void b17RefusesAnEndlessSubject(int length) {
        APPLICATION.refuses(TOKENS.subject("x".repeat(length)).compact());
    }

    @Attack("B18")
    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"s\"", "null", "1", "true", "", "{}{}", "{}", "{", " "})
    void b18RefusesAPayloadThatIsNoObject(String payload) {
        APPLICATION.refuses(claims(payload));
    }

    @Attack("B18")
    @Test
    void b18RefusesTheClaimsTwice() {
        APPLICATION.refuses(claims(TOKENS.claims() + TOKENS.claims()));
    }

    @Attack("B20")
    @ParameterizedTest
    @MethodSource("extremeNumbers")
    void b20RefusesNumbersThatAreNoInstant(String number) {
        APPLICATION.refuses(TOKENS.claimText("exp", number).compact());
        APPLICATION.refuses(TOKENS.claimText("iat", number).compact());
        APPLICATION.refuses(TOKENS.claimText("nbf", number).compact());
    }

    static Stream<String> extremeNumbers() {
        return Stream.of(
                "1e400", "1E+400000000", "-1e400", "1e-400", "9".repeat(400), "9".repeat(1_000), "0.1e999999999");
    }

    @Attack("B20")
    @ParameterizedTest
    @ValueSource(strings = {"1e400", "1E+400000000", "-1e400"})
    void b20RefusesNumbersTooLargeToReadWhereverTheyStand(String number) {
        APPLICATION.refuses(TOKENS.claimText("x", number).compact());
        APPLICATION.refuses(TOKENS.claimText("x", "9".repeat(500)).compact());
    }

    @Attack("B20")
    @Test
    void b20RefusesAnExpiryOfMinusZero() {
        APPLICATION.refuses(TOKENS.claimText("exp", "-0").compact());
        APPLICATION.refuses(TOKENS.claimText("iat", "-0").compact());
    }

    @Attack("B21")
    @ParameterizedTest
    @ValueSource(strings = {"__proto__", "constructor", "", "toString", "class", "prototype"})
    void b21TakesStrangeNamesForNoMoreThanNames(String name) {
        TokenPrincipal seen = principal(TOKENS.withClaim(name, Map.of("groups", List.of("admin"), "sub", "mallory")));

        assertThat(seen.token().subject().value()).isEqualTo("alice");
        assertThat(seen.token().roles()).extracting(role -> role.name()).containsExactly("clerk");
    }

    @Attack("B21")
    @Test
    void b21TakesManyNamesUpToTheLimitOfSize() {
        APPLICATION.accepts(withClaims(200).compact());
        APPLICATION.refuses(withClaims(10_000).compact());
    }

    @Attack("B22")
    @ParameterizedTest
    @ValueSource(
            strings = {"\uff41dmin", "admin\u200b", "\u0430dmin", "Admin", "ADMIN", "adm\u0131n", "e\u0301", "\u00e9"})
    void b22TakesASubjectThatLooksAlikeForAnother(String lookalike) {
        TokenPrincipal seen = principal(TOKENS.subject(lookalike));

        assertThat(seen.token().subject().value()).isEqualTo(lookalike).isNotEqualTo("admin");
    }

    private static TokenPrincipal principal(TestTokens token) {
        return (TokenPrincipal) APPLICATION.accepts(token.compact()).getUserPrincipal();
    }

    private static TestTokens withClaims(int count) {
        TestTokens many = TOKENS;
        StringBuilder members = new StringBuilder();
        for (int i = 0; i < count; i++) {
            members.append(",\"c").append(i).append("\":0");
        }
        return many.payload(many.claims().replaceFirst("}$", members + "}").getBytes(UTF_8));
    }

    private static String header(String json) {
        return TOKENS.header(json.getBytes(UTF_8)).compact();
    }

    private static String claims(String json) {
        return TOKENS.payload(json.getBytes(UTF_8)).compact();
    }

    private static String inner(String object) {
        return object.substring(1, object.length() - 1);
    }
}
