package io.sallyport.fuzz;

import io.sallyport.model.KeyId;
import io.sallyport.model.SigningAlgorithm;
import io.sallyport.testkit.TestTokens;
import java.util.ArrayList;
import java.util.List;

/** Tokens as they are, and headers with claims that are signed before they are sent. */
final class TokenSeeds {
    private TokenSeeds() {}

    static List<byte[]> all() {
        List<String> seeds = new ArrayList<>(TokenTarget.MINTED);
        seeds.addAll(TokenTarget.OUT_OF_TIME);
        seeds.addAll(spoiled(FuzzedApplication.GOOD_TOKEN));
        AlgorithmKey.ALL.values().forEach(key -> seeds.add(key.tokens().compact()));
        seeds.add(TestTokens.unsigned(new KeyId("test-rsa")).compact());
        toBeSigned().forEach(token -> seeds.add(token.header() + "\n" + token.claims()));
        seeds.addAll(Vectors.texts("wycheproof/json_web_signature_test.json", "jws"));
        seeds.addAll(Vectors.texts("rfc/rfc_vectors.json", "token"));
        List<byte[]> all = new ArrayList<>(seeds.stream().map(Inputs::bytes).toList());
        all.addAll(Vectors.files("jwt_verify_lib-fuzz"));
        return all;
    }

    private static List<String> spoiled(String token) {
        int payload = token.indexOf('.') + 1;
        int signature = token.lastIndexOf('.') + 1;
        return List.of(
                token + "=",
                token + ".",
                "." + token,
                token.substring(0, signature),
                token.substring(0, payload) + "." + token.substring(signature),
                token.replace('-', '+').replace('_', '/'),
                token.substring(0, token.length() - 1) + "B");
    }

    private static List<TestTokens> toBeSigned() {
        TestTokens good = AlgorithmKey.named(SigningAlgorithm.HS256).tokens();
        return List.of(
                good,
                good.type("AT+JWT"),
                good.type("application/at+jwt"),
                good.headerMember("crit", List.of("exp")),
                good.anotherHeaderMember("alg", "\"none\""),
                good.claimText("aud", "[\"a\",\"sallyport\"]"),
                good.claimText("exp", "1.7e9"),
                good.withClaim("nbf", TestTokens.NOON.getEpochSecond()),
                good.anotherClaim("sub", "\"bob\""),
                good.claimText("groups", "[\"admin\",1]"),
                good.withoutClaim("fgp"));
    }
}
