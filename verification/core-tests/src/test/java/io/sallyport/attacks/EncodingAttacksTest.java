package io.sallyport.attacks;

import static io.sallyport.filter.GuardedApplication.TOKENS;

import io.sallyport.model.RevocationReason;
import io.sallyport.model.SessionId;
import io.sallyport.testkit.TestTokens;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Group B, the compact form: one token can be written in one way only. */
class EncodingAttacksTest {
    private static final String GOOD = TOKENS.compact();
    private static final int HEADER_END = GOOD.indexOf('.');
    private static final int PAYLOAD_END = GOOD.lastIndexOf('.');
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    @RegisterExtension
    static final ObservedAnswers ANSWERS = new ObservedAnswers();

    @RegisterExtension
    static final AttackedApplication APPLICATION = new AttackedApplication(ANSWERS);

    @Attack("B01")
    @ParameterizedTest
    @ValueSource(strings = {"=", "=="})
    void b01RefusesPadding(String padding) {
        APPLICATION.refuses(inserted(HEADER_END, padding));
        APPLICATION.refuses(inserted(PAYLOAD_END, padding));
        APPLICATION.refuses(GOOD + padding);
        APPLICATION.refuses(TOKENS.signingInput(input -> input + padding).compact());
        APPLICATION.refuses(
                TOKENS.signingInput(input -> input.replace(".", padding + ".")).compact());
    }

    @Attack("B02")
    @ParameterizedTest
    @ValueSource(strings = {"-", "_"})
    void b02RefusesTheStandardAlphabet(String ours) {
        String standard = ours.equals("-") ? "+" : "/";
        int place = GOOD.indexOf(ours, PAYLOAD_END);

        APPLICATION.refuses(GOOD.substring(0, place) + standard + GOOD.substring(place + 1));
        APPLICATION.refuses(TOKENS.signingInput(input -> input.substring(0, input.length() - 4) + standard + "AAA")
                .compact());
    }

    @Attack("B03")
    @ParameterizedTest
    @ValueSource(strings = {"!", "?", "#", ";", "{", "}", "\\", "%00", "%", "*", "~", ":", "@", "&"})
    void b03RefusesCharactersOfNoAlphabet(String illegal) {
        APPLICATION.refuses(GOOD + illegal);
        APPLICATION.refuses(inserted(PAYLOAD_END + 10, illegal));
        APPLICATION.refuses(inserted(HEADER_END + 10, illegal));
        APPLICATION.refuses(TOKENS.signingInput(input -> input + illegal).compact());
    }

    @Attack("B03")
    @ParameterizedTest
    @ValueSource(strings = {" ", "\t", "\r", "\n", "\r\n", "\0", "\u00a0", "\"", ",", "\u007f", "\u00e9", "\u2028"})
    void b03RefusesCharactersThatNoBearerHeaderMayHold(String illegal) {
        APPLICATION.refuses(GOOD + illegal, Refusal.MALFORMED);
        APPLICATION.refuses(inserted(PAYLOAD_END + 10, illegal), Refusal.MALFORMED);
    }

    @Attack("B04")
    @Test
    void b04RefusesTrailingBitsThatMeanNothing() {
        APPLICATION.refuses(nextLast(GOOD));
        for (int filler = 1; filler <= 3; filler++) {
            TestTokens tokens = TOKENS.withClaim("filler", "x".repeat(filler));
            int rest = Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(tokens.claims().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                            .length()
                    % 4;
            if (rest != 0) {
                APPLICATION.refuses(
                        tokens.signingInput(EncodingAttacksTest::nextLast).compact());
            }
            APPLICATION.admits(tokens.compact());
        }
    }

    @Attack("B05")
    @Test
    void b05NoOtherSpellingOfADeniedTokenIsAccepted() {
        String denied = TOKENS.session("b05").compact();
        APPLICATION.admits(denied);

        APPLICATION.application().sallyport().sessions().revoke(new SessionId("b05"), RevocationReason.LOGOUT);

        APPLICATION.refuses(denied, Refusal.REVOKED);
        respellings(denied).forEach(APPLICATION::refuses);
    }

    @Attack("B06")
    @ParameterizedTest
    @MethodSource("wrongNumbersOfSegments")
    void b06RefusesAnyOtherNumberOfSegments(String token) {
        APPLICATION.refuses(token);
    }

    static List<String> wrongNumbersOfSegments() {
        String header = GOOD.substring(0, HEADER_END);
        String two = GOOD.substring(0, PAYLOAD_END);
        return List.of(
                header,
                two,
                two + ".",
                header + "..",
                header + ".." + GOOD.substring(PAYLOAD_END + 1),
                GOOD.substring(HEADER_END),
                GOOD.substring(HEADER_END + 1),
                GOOD + ".",
                "." + GOOD,
                GOOD + ".AA",
                GOOD + ".AA.AA",
                GOOD + ".AA.AA.AA",
                GOOD.replace(".", ".."),
                ".",
                "..",
                "...",
                "....",
                ".".repeat(200_000),
                "A.".repeat(100_000));
    }

    @Attack("B06")
    @Test
    void b06RefusesABearerHeaderWithoutAToken() {
        APPLICATION.refuses("", Refusal.MALFORMED);
    }

    @Attack("B07")
    @Test
    void b07RefusesTheJsonSerializations() {
        APPLICATION.refuses(json("{'payload':'P','protected':'H','signature':'S'}"), Refusal.MALFORMED);
        APPLICATION.refuses(
                json("{'payload':'P','signatures':[{'protected':'H','signature':'S'}]}"), Refusal.MALFORMED);
    }

    @Attack("B08")
    @Test
    void b08RefusesATextThatIsCompactAndJsonAtOnce() {
        String evil = TOKENS.subject("mallory").compact();

        APPLICATION.refuses(
                json("{'" + evil.substring(0, evil.lastIndexOf('.'))
                        + ".':'','protected':'H','payload':'P','signature':'S'}"),
                Refusal.MALFORMED);
    }

    @Attack("B09")
    @ParameterizedTest
    @ValueSource(strings = {"T,T", "T T", "Bearer T", "T, Bearer T", "T;T,", "T  "})
    void b09RefusesTokensThatAreJoined(String form) {
        APPLICATION.refuses(form.replace("T", GOOD), Refusal.MALFORMED);
    }

    @Attack("B10")
    @Test
    void b10RefusesWhatOnlyLooksLikeADot() {
        APPLICATION.refuses(GOOD.replace(".", "%2E"));
        APPLICATION.refuses(GOOD.replace(".", "%2e"));
        APPLICATION.refuses(GOOD.replace(".", "\uff0e"), Refusal.MALFORMED);
        APPLICATION.refuses(GOOD.replace(".", "\u2024"), Refusal.MALFORMED);
    }

    @Attack("B19")
    @ParameterizedTest
    @ValueSource(ints = {8, 12, 16, 20, 100, 1000})
    void b19RefusesATokenOfManyKilobytes(int kilobytes) {
        APPLICATION.refuses(
                TOKENS.withClaim("filler", "x".repeat(kilobytes * 1024)).compact());
        APPLICATION.refuses("A".repeat(kilobytes * 1024));
    }

    @Attack("B19")
    @Test
    void b19TakesTokensUpToTheLimitAndNotOneCharacterMore() {
        List<String> growing = IntStream.range(2_200, 2_800)
                .mapToObj(
                        length -> TOKENS.withClaim("filler", "x".repeat(length)).compact())
                .toList();

        APPLICATION.admits(last(growing.stream().filter(token -> token.length() <= 4096)));
        APPLICATION.refuses(growing.stream()
                .filter(token -> token.length() > 4096)
                .findFirst()
                .orElseThrow());
    }

    /** Everything that a lenient decoder would take for the same token. */
    static Stream<String> respellings(String token) {
        int signature = token.lastIndexOf('.') + 1;
        Stream<UnaryOperator<String>> changes = Stream.of(
                good -> good + "=",
                good -> good + "==",
                good -> good + "!",
                good -> good + "%00",
                good -> good.replaceFirst("\\.", "=."),
                good -> good.substring(0, signature) + good.substring(signature).replace('-', '+'),
                good -> good.substring(0, signature) + good.substring(signature).replace('_', '/'),
                good -> good.substring(0, signature) + "#" + good.substring(signature),
                EncodingAttacksTest::nextLast);
        Stream<String> everyOtherLast =
                ALPHABET.chars().mapToObj(last -> token.substring(0, token.length() - 1) + (char) last);
        return Stream.concat(changes.map(change -> change.apply(token)), everyOtherLast)
                .filter(spelling -> !spelling.equals(token));
    }

    /** The same bits and one more that no byte holds. */
    private static String nextLast(String text) {
        char last = text.charAt(text.length() - 1);
        return text.substring(0, text.length() - 1) + ALPHABET.charAt((ALPHABET.indexOf(last) + 1) % 64);
    }

    private static String inserted(int place, String text) {
        return GOOD.substring(0, place) + text + GOOD.substring(place);
    }

    private static String json(String form) {
        return form.replace('\'', '"')
                .replace("H", GOOD.substring(0, HEADER_END))
                .replace("P", GOOD.substring(HEADER_END + 1, PAYLOAD_END))
                .replace("S", GOOD.substring(PAYLOAD_END + 1));
    }

    private static String last(Stream<String> texts) {
        return texts.reduce((one, other) -> other).orElseThrow();
    }
}
