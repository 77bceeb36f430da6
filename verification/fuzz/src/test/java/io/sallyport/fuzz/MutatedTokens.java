package io.sallyport.fuzz;

import io.sallyport.model.KeyId;
import io.sallyport.model.SigningAlgorithm;
import io.sallyport.testkit.TestTokens;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Tokens of every algorithm that were good, with some of it changed: who signed, under which name, members of header and
 * claims, the bytes of both, the signature, and the text of the whole.
 */
final class MutatedTokens {
    private static final long NOW = TestTokens.NOON.getEpochSecond();
    private static final int MOST_CHANGES = 3;
    private static final int LONGEST = 1200;

    private static final List<String> CLAIMS = List.of(
            "iss",
            "aud",
            "sub",
            "exp",
            "iat",
            "nbf",
            "jti",
            "sid",
            "auth_time",
            "groups",
            "preferred_username",
            "fgp",
            "rgn",
            "scope",
            "EXP",
            "exp ",
            "client_id");
    private static final List<String> HEADER_MEMBERS = List.of(
            "alg",
            "kid",
            "typ",
            "crit",
            "b64",
            "jku",
            "jwk",
            "x5u",
            "x5c",
            "x5t",
            "x5t#S256",
            "cty",
            "zip",
            "epk",
            "p2c",
            "iat",
            "Alg");

    private static final List<String> TIMES = Stream.of(-1, 0, 1, 59, 60, 61, 299, 300, 3599, 3600, 3601, 3661)
            .map(offset -> Long.toString(NOW + offset))
            .toList();
    private static final List<String> TEXTS = List.of(
            "\"\"",
            "\"alice\"",
            "\"sallyport\"",
            "\"sallyport \"",
            "\"urn:sallyport:sallyport\"",
            "\"" + "n".repeat(64) + "\"",
            "\"" + "n".repeat(65) + "\"",
            "\"" + "n".repeat(128) + "\"",
            "\"" + "n".repeat(256) + "\"",
            "\"" + "f".repeat(43) + "\"",
            "\"a\\u0000b\"",
            "\"a\\u0085b\"",
            "\"\\ud83d\\ude00\"",
            "\"\\ud83d\"",
            "\"at+jwt\"",
            "\"AT+JWT\"",
            "\"application/at+jwt\"",
            "\"JWT\"",
            "\"none\"",
            "\"HS512\"",
            "\"" + NOW + "\"");
    private static final List<String> OTHERS = List.of(
            "null",
            "true",
            "0",
            "-0",
            "-1",
            "01",
            "1e3",
            NOW + 60 + ".0",
            NOW + 60 + ".5",
            (NOW + 60) * 1000 + "",
            "1.7e9",
            "9223372036854775807",
            "9223372036854775808",
            "1e400",
            "NaN",
            "[]",
            "[\"sallyport\"]",
            "[\"other\",\"sallyport\"]",
            "[\"sallyport\",1]",
            "[\"\"]",
            "[\"clerk\",\"admin\"]",
            "[[[[[[[[[1]]]]]]]]]",
            "{}",
            "{\"a\":{\"b\":[1]}}",
            "{\"a\":1,\"a\":2}",
            "[1,]");
    private static final List<String> NAMES_OF_KEYS = AlgorithmKey.ALL.keySet().stream()
            .map(id -> "\"" + id.value() + "\"")
            .sorted()
            .toList();
    private static final List<String> ALGORITHMS = Stream.of(SigningAlgorithm.values())
            .map(algorithm -> "\"" + algorithm.wireName() + "\"")
            .toList();

    private static final List<String> SPLINTERS = List.of(
            " ",
            "\n",
            ",",
            "\"",
            "}",
            "{",
            ":",
            "\\",
            "\\u0065",
            "/**/",
            "1",
            "\u0000",
            "\u00a0",
            "\u00ff",
            "\u00c0\u0080",
            "\u00ed\u00a0\u0080",
            "\u00ef\u00bb\u00bf",
            ",\"exp\":1",
            ",\"\\u0065xp\":9999999999",
            ",\"alg\":\"none\"");
    private static final List<String> COMPACT_SPLINTERS =
            List.of("=", "==", ".", "A", "AA", "B", "-", "_", "+", "/", " ", "\n", "%", "\u00e9", "e30.");

    private MutatedTokens() {}

    static Arbitrary<String> all() {
        Arbitrary<TestTokens> changed = Combinators.combine(
                        signed(), changes().list().ofMaxSize(MOST_CHANGES))
                .as((token, changes) -> applied(changes, token));
        return Combinators.combine(changed, textChanges()).as((token, change) -> change.apply(token.compact()));
    }

    private static <T> T applied(List<UnaryOperator<T>> changes, T start) {
        T changed = start;
        for (UnaryOperator<T> change : changes) {
            changed = change.apply(changed);
        }
        return changed;
    }

    private static Arbitrary<TestTokens> signed() {
        Arbitrary<SigningAlgorithm> algorithms = Arbitraries.of(SigningAlgorithm.class);
        Arbitrary<AlgorithmKey> keys = algorithms.map(AlgorithmKey::named);
        Arbitrary<KeyId> names = keys.map(AlgorithmKey::id);
        return Arbitraries.frequencyOf(
                Tuple.of(8, keys.map(AlgorithmKey::tokens)),
                Tuple.of(1, Combinators.combine(keys, names).as((key, name) -> key.tokens(key.algorithm(), name))),
                Tuple.of(
                        1,
                        Combinators.combine(Arbitraries.of("RS256", "RS512", "PS256", "PS384"), names)
                                .as((algorithm, name) -> AlgorithmKey.named(SigningAlgorithm.RS256)
                                        .tokens(SigningAlgorithm.valueOf(algorithm), name))),
                Tuple.of(
                        1,
                        keys.map(key ->
                                TestTokens.macWith(key.id(), key.verification().getEncoded()))),
                Tuple.of(1, names.map(TestTokens::unsigned)));
    }

    private static Arbitrary<UnaryOperator<TestTokens>> changes() {
        Arbitrary<String> claims = Arbitraries.of(CLAIMS);
        Arbitrary<String> members = Arbitraries.of(HEADER_MEMBERS);
        Arbitrary<String> values =
                Arbitraries.oneOf(Arbitraries.of(TIMES), Arbitraries.of(TEXTS), Arbitraries.of(OTHERS));
        Arbitrary<String> headerValues =
                Arbitraries.oneOf(values, Arbitraries.of(ALGORITHMS), Arbitraries.of(NAMES_OF_KEYS));
        return Arbitraries.frequencyOf(
                Tuple.of(
                        8,
                        Combinators.combine(claims, values).as((name, value) -> token -> token.claimText(name, value))),
                Tuple.of(
                        4,
                        Combinators.combine(Arbitraries.of("exp", "iat", "nbf", "auth_time"), Arbitraries.of(TIMES))
                                .as((name, value) -> token -> token.claimText(name, value))),
                Tuple.of(1, claims.map(name -> token -> token.withoutClaim(name))),
                Tuple.of(
                        1,
                        Combinators.combine(claims, values)
                                .as((name, value) -> token -> token.anotherClaim(name, value))),
                Tuple.of(
                        3,
                        Combinators.combine(members, headerValues)
                                .as((name, value) -> token -> token.headerText(name, value))),
                Tuple.of(1, members.map(name -> token -> token.withoutHeaderMember(name))),
                Tuple.of(
                        1,
                        Combinators.combine(members, headerValues)
                                .as((name, value) -> token -> token.anotherHeaderMember(name, value))),
                Tuple.of(
                        2,
                        byteChanges()
                                .map(change -> token -> token.payload(
                                        change.apply(token.claims().getBytes(StandardCharsets.UTF_8))))),
                Tuple.of(
                        2,
                        byteChanges()
                                .map(change -> token ->
                                        token.header(change.apply(token.header().getBytes(StandardCharsets.UTF_8))))),
                Tuple.of(
                        1,
                        Arbitraries.of("AT+JWT", "application/at+jwt", "Application/AT+jwt", "application/jwt")
                                .map(type -> token -> token.type(type))),
                Tuple.of(2, signatureChanges().map(change -> token -> token.signature(change))));
    }

    /** A splinter in the place of nothing, or of one byte. */
    private static Arbitrary<UnaryOperator<byte[]>> byteChanges() {
        return Combinators.combine(places(), Arbitraries.of(SPLINTERS), Arbitraries.of(0, 0, 1))
                .as((place, splinter, over) ->
                        bytes -> Inputs.bytes(spliced(Inputs.text(bytes), place, splinter, over)));
    }

    private static Arbitrary<UnaryOperator<byte[]>> signatureChanges() {
        return Combinators.combine(places(), Arbitraries.of(0, 1, 2, 3, 4, 5, 6))
                .as((place, kind) -> bytes -> bytes.length == 0 ? new byte[place] : changed(bytes, place, kind));
    }

    /** One bit, the length, all of it, or its form. */
    private static byte[] changed(byte[] signature, int place, int kind) {
        return switch (kind) {
            case 0 -> flipped(signature, place);
            case 1 -> Arrays.copyOf(signature, signature.length - 1);
            case 2 -> Arrays.copyOf(signature, signature.length + 1);
            case 3 -> new byte[signature.length];
            case 4 -> Arrays.copyOfRange(signature, 1, signature.length);
            case 5 ->
                ByteBuffer.allocate(signature.length + 1)
                        .position(1)
                        .put(signature)
                        .array();
            default -> asDer(signature);
        };
    }

    /** Changes of a token's text that need no key; most leave it as it is. */
    static Arbitrary<UnaryOperator<String>> textChanges() {
        Arbitrary<UnaryOperator<String>> spliced = Combinators.combine(
                        places(), Arbitraries.of(COMPACT_SPLINTERS), Arbitraries.of(0, 0, 1))
                .as((place, splinter, over) -> token -> spliced(token, place, splinter, over));
        Arbitrary<UnaryOperator<String>> otherAlphabet = Arbitraries.of(
                token -> token.replace('-', '+').replace('_', '/'),
                token -> padded(token),
                token -> withLooseBits(token),
                token -> token + ".",
                token -> token.substring(0, token.lastIndexOf('.') + 1));
        return Arbitraries.frequencyOf(
                Tuple.of(12, Arbitraries.just(token -> token)), Tuple.of(2, spliced), Tuple.of(1, otherAlphabet));
    }

    private static Arbitrary<Integer> places() {
        return Arbitraries.integers().between(0, LONGEST);
    }

    private static String spliced(String text, int place, String splinter, int over) {
        int index = place % (text.length() + 1);
        return text.substring(0, index) + splinter + text.substring(Math.min(text.length(), index + over));
    }

    private static byte[] flipped(byte[] bytes, int place) {
        byte[] changed = bytes.clone();
        changed[place % changed.length] ^= 1;
        return changed;
    }

    /** What other libraries write for an elliptic curve: a sequence of two integers. */
    private static byte[] asDer(byte[] bytes) {
        ByteArrayOutputStream der = new ByteArrayOutputStream();
        der.write(0x30);
        der.write(bytes.length + 4);
        for (byte[] half : List.of(
                Arrays.copyOf(bytes, bytes.length / 2), Arrays.copyOfRange(bytes, bytes.length / 2, bytes.length))) {
            der.write(2);
            der.write(half.length);
            der.writeBytes(half);
        }
        return der.toByteArray();
    }

    private static String padded(String token) {
        return String.join(
                ".",
                Stream.of(token.split("\\.", -1))
                        .map(segment -> segment + "=".repeat((4 - segment.length() % 4) % 4))
                        .toList());
    }

    /** The last character of the signature, with the lowest bit set that no byte has. */
    private static String withLooseBits(String token) {
        byte[] signature = Base64.getUrlDecoder().decode(token.substring(token.lastIndexOf('.') + 1));
        if (signature.length % 3 == 0) {
            return token;
        }
        char last = token.charAt(token.length() - 1);
        return token.substring(0, token.length() - 1) + (char) (last + 1);
    }
}
