package io.sallyport.fuzz;

import io.sallyport.testkit.TestTokens;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** JSON bodies, headers and claims, good and nearly good, and every value of the published ones as a member. */
final class JsonSeeds {
    private JsonSeeds() {}

    static List<byte[]> all() {
        TestTokens token = FuzzedApplication.TOKENS;
        List<byte[]> seeds = new ArrayList<>();
        for (String text : List.of(
                "{}",
                "{\"username\":\"alice\",\"password\":\"p\\u00e4ss \\ud83d\\ude00\"}",
                "{\"session_id\":\"s\",\"session_id\":\"s\"}",
                "{\"a\":[[[[[[[1]]]]]]],\"b\":{\"c\":-0.5e+3,\"d\":null}}",
                "{\"a\":9223372036854775808,\"b\":1e999}",
                "{\"\\ud800\":1,\"\\n\":true}",
                "{\"a\":\"\\u0\u033830\"}",
                token.header(),
                token.claims())) {
            seeds.add(text.getBytes(StandardCharsets.UTF_8));
        }
        for (byte[] published : Vectors.files("json-test-suite/test_parsing")) {
            seeds.add(published);
            seeds.add(asMember(published));
        }
        return seeds;
    }

    private static byte[] asMember(byte[] json) {
        return Inputs.bytes("{\"a\":" + Inputs.text(json) + "}");
    }
}
