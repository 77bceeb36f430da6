package io.sallyport.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.internal.json.JsonException;
import io.sallyport.internal.json.JsonReader;
import io.sallyport.model.KeyId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TestTokensTest {
    private static final TestTokens GOOD = TestTokens.signedWith(TestKeys.accessTokenKey());

    @Test
    void aTokenHasTheHeaderAndTheClaimsOfTheContract() throws JsonException {
        String compact = GOOD.compact();

        assertThat(json(compact, 0)).isEqualTo(Map.of("alg", "RS256", "kid", "test-rsa", "typ", "at+jwt"));
        assertThat(json(compact, 1))
                .containsOnlyKeys(
                        "iss",
                        "aud",
                        "sub",
                        "iat",
                        "exp",
                        "jti",
                        "sid",
                        "auth_time",
                        "groups",
                        "preferred_username",
                        "fgp",
                        "rgn")
                .containsEntry("exp", TestTokens.NOON.getEpochSecond() + 300)
                .containsEntry("fgp", TestTokens.FINGERPRINT.hash().value());
    }

    @Test
    void theSignatureIsTheKeys() throws GeneralSecurityException {
        String compact = GOOD.compact();

        int dot = compact.lastIndexOf('.');
        RSAPrivateCrtKey key = (RSAPrivateCrtKey)
                TestSignature.privateKey("RS256", TestKeys.accessTokenKey().bytes());
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent())));
        signature.update(compact.substring(0, dot).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(compact.substring(dot + 1))))
                .isTrue();
    }

    @Test
    void aChangeSpoilsOneThingAndLeavesTheOriginal() throws JsonException {
        String before = GOOD.compact();

        Map<String, Object> changed = json(GOOD.roles("a", "b").compact(), 1);
        Map<String, Object> fewer = json(GOOD.withoutClaim("sid").compact(), 1);

        assertThat(changed).containsEntry("groups", List.of("a", "b")).containsEntry("sub", "alice");
        assertThat(fewer).doesNotContainKey("sid").hasSize(11);
        assertThat(GOOD.compact()).isEqualTo(before);
    }

    @Test
    void aHeaderCanSayAnything() throws JsonException {
        Map<String, Object> header = json(
                GOOD.headerMember("crit", List.of("exp"))
                        .type("JWT")
                        .withoutHeaderMember("kid")
                        .compact(),
                0);

        assertThat(header).isEqualTo(Map.of("alg", "RS256", "typ", "JWT", "crit", List.of("exp")));
    }

    @Test
    void anUnsignedTokenHasAnEmptySignature() {
        String compact = TestTokens.unsigned(new KeyId("k")).compact();

        assertThat(compact).endsWith(".").matches("[^.]+\\.[^.]+\\.");
    }

    @Test
    void aPayloadStandsInThePlaceOfTheClaims() {
        String compact =
                GOOD.payload("no JSON".getBytes(StandardCharsets.US_ASCII)).compact();

        assertThat(Base64.getUrlDecoder().decode(compact.split("\\.", -1)[1]))
                .asString()
                .isEqualTo("no JSON");
    }

    @Test
    void aTokenCanSayWhatNoWriterWouldWrite() {
        String payload = decoded(
                GOOD.claimText("exp", "1e400").anotherClaim("sub", "\"bob\"").compact(), 1);
        String header = decoded(
                GOOD.headerText("kid", "{}").anotherHeaderMember("alg", "0").compact(), 0);

        assertThat(payload).contains("\"exp\":1e400", "\"sub\":\"alice\"").endsWith(",\"sub\":\"bob\"}");
        assertThat(header).isEqualTo("{\"alg\":\"RS256\",\"kid\":{},\"typ\":\"at+jwt\",\"alg\":0}");
    }

    @Test
    void bytesStandInThePlaceOfTheHeader() {
        String compact =
                GOOD.header("no JSON".getBytes(StandardCharsets.US_ASCII)).compact();

        assertThat(decoded(compact, 0)).isEqualTo("no JSON");
    }

    @Test
    void aSignatureCanBeChanged() {
        String compact = GOOD.signature(genuine -> Arrays.copyOf(genuine, 3)).compact();

        assertThat(compact)
                .startsWith(GOOD.compact().substring(0, compact.length()))
                .matches("[^.]+[.][^.]+[.]....");
    }

    @Test
    void aSigningInputCanBeChangedBeforeItIsSigned() {
        String compact = GOOD.signingInput(input -> input + "=").compact();

        assertThat(compact).startsWith(GOOD.compact().replaceFirst("[.][^.]*$", "=."));
        assertThat(compact.substring(compact.lastIndexOf('.')))
                .isNotEqualTo(GOOD.compact().substring(GOOD.compact().lastIndexOf('.')));
    }

    private static String decoded(String compact, int segment) {
        return new String(Base64.getUrlDecoder().decode(compact.split("\\.", -1)[segment]), StandardCharsets.UTF_8);
    }

    private static Map<String, Object> json(String compact, int segment) throws JsonException {
        return JsonReader.readObject(Base64.getUrlDecoder().decode(compact.split("\\.", -1)[segment]), 8);
    }
}
