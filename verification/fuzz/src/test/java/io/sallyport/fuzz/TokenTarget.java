package io.sallyport.fuzz;

import io.sallyport.model.SigningAlgorithm;
import io.sallyport.testkit.TestTokens;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Fuzzes tokens in two ways. An input that begins with a brace is a header and, on the next line, claims: both are signed
 * with a good key, and our verifier must take exactly what the specification takes. Any other input is a token as it is,
 * sent through the filter with a good cookie: nothing gets in that was not minted here.
 */
public final class TokenTarget {
    /** Tokens that get in. */
    static final List<String> MINTED = List.of(
            FuzzedApplication.GOOD_TOKEN,
            FuzzedApplication.TOKENS.type("application/at+jwt").compact(),
            FuzzedApplication.TOKENS.roles().subject("\u00e9").compact());

    /** Tokens that were good, or will be. */
    static final List<String> OUT_OF_TIME =
            List.of(issuedAt(TestTokens.NOON.minusSeconds(300)), issuedAt(TestTokens.NOON.plusSeconds(61)));

    private static final FuzzedApplication APPLICATION = new FuzzedApplication();
    private static final OurVerifier VERIFIER = new OurVerifier();
    private static final AlgorithmKey KEY = AlgorithmKey.named(SigningAlgorithm.HS256);
    private static final Set<Integer> REFUSALS = Set.of(400, 401);

    private TokenTarget() {}

    /** One input. */
    public static void fuzzerTestOneInput(byte[] input) {
        String text = Inputs.text(input);
        if (text.startsWith("{")) {
            signed(text);
        } else {
            sent(text);
        }
    }

    private static void signed(String text) {
        List<String> parts = List.of(text.split("\n", 2));
        String token = KEY.tokens()
                .header(Inputs.bytes(parts.get(0)))
                .payload(Inputs.bytes(Inputs.field(parts, 1)))
                .compact();
        ThreadCost.requireLittle(() -> VERIFIER.accepts(token));
        Set<Requirement> unmet = TokenSpecification.unmetBy(token);
        if (VERIFIER.accepts(token) != unmet.isEmpty()) {
            throw new AssertionError("unmet requirements " + unmet + " of: " + text);
        }
    }

    private static void sent(String text) {
        Answer answer = APPLICATION.sendToken(text);
        boolean asItShould = MINTED.contains(text)
                ? answer.equals(Answer.ADMITTED)
                : !answer.admitted() && REFUSALS.contains(answer.status());
        if (!asItShould) {
            throw new AssertionError(answer + " for: " + text);
        }
    }

    private static String issuedAt(Instant instant) {
        return FuzzedApplication.TOKENS.issuedAt(instant).compact();
    }
}
