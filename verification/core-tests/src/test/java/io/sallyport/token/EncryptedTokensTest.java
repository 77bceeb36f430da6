package io.sallyport.token;

import static io.sallyport.token.TestVerifier.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.config.ConfigurationException;
import io.sallyport.config.SallyportConfig;
import io.sallyport.config.Settings;
import io.sallyport.config.TokenEncryptionMode;
import io.sallyport.internal.jose.JoseSignatureVerifier;
import io.sallyport.internal.jose.JoseTokenEncryption;
import io.sallyport.internal.jose.JoseTokenSigner;
import io.sallyport.internal.memory.InMemoryKeySource;
import io.sallyport.keys.KeySetDocument;
import io.sallyport.keys.LiveKeyRing;
import io.sallyport.keys.TestRing;
import io.sallyport.model.KeyPurpose;
import io.sallyport.model.Role;
import io.sallyport.spi.KeySource;
import io.sallyport.testkit.SteppingClock;
import io.sallyport.testkit.TestKeys;
import io.sallyport.testkit.TestSession;
import io.sallyport.testkit.TestTokens;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EncryptedTokensTest {
    private final SteppingClock clock = TestVerifier.noon();
    private final InMemoryKeySource source = new InMemoryKeySource();

    @ParameterizedTest
    @EnumSource(names = {"DIR", "RSA_OAEP_256"})
    void whatIsIssuedIsReadHereAndNowhereElse(TokenEncryptionMode mode) {
        LiveKeyRing ring = ring(mode, source);

        String compact = issued(mode, ring);

        assertThat(refusalOf(verifier(mode, ring).verify(compact))).isEmpty();
        assertThat(decoded(compact)).noneMatch(segment -> segment.contains("alice") || segment.contains("clerk"));
    }

    @ParameterizedTest
    @EnumSource(names = {"DIR", "RSA_OAEP_256"})
    void whatWasEncryptedIsAcceptedWhenThatIsSwitchedOff(TokenEncryptionMode mode) {
        String compact = issued(mode, ring(mode, source));

        LiveKeyRing later = ring(TokenEncryptionMode.NONE, source);

        assertThat(refusalOf(verifier(TokenEncryptionMode.NONE, later).verify(compact)))
                .isEmpty();
    }

    @Test
    void aRingThatEncryptsNothingMakesNoKeyForIt() {
        LiveKeyRing ring = ring(TokenEncryptionMode.NONE, source);

        assertThat(source.keys()).noneMatch(key -> key.purpose() == KeyPurpose.TOKEN_ENCRYPTION);
        assertThat(ring.encryption()).isEmpty();
        assertThat(issued(TokenEncryptionMode.NONE, ring).split("\\.", -1)).hasSize(3);
    }

    @Test
    void onlyThePublicHalfOfAnRsaKeyIsPublished() {
        String withRsa =
                KeySetDocument.of(ring(TokenEncryptionMode.RSA_OAEP_256, source).current());
        String withSecret = KeySetDocument.of(
                ring(TokenEncryptionMode.DIR, new InMemoryKeySource()).current());

        assertThat(withRsa)
                .contains("\"use\":\"enc\"", "\"alg\":\"RSA-OAEP-256\"")
                .doesNotContain("\"d\"", "\"p\"");
        assertThat(withSecret).doesNotContain("enc", "dir", "oct", "\"k\"");
    }

    @Test
    void aSourceWithoutSuchAKeyThatCannotBeWrittenStopsTheStart() {
        assertThatThrownBy(() -> ring(TokenEncryptionMode.DIR, new TestKeys()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("no key for TOKEN_ENCRYPTION and cannot be written: add one to it");
    }

    private LiveKeyRing ring(TokenEncryptionMode mode, KeySource from) {
        return TestRing.of(from, config(mode), clock);
    }

    private String issued(TokenEncryptionMode mode, LiveKeyRing ring) {
        return new AccessTokenIssuer(
                        config(mode), ring, new JoseTokenSigner(), new JoseTokenEncryption(), new SecureRandom(), clock)
                .issue(TestSession.of("encrypted", TestTokens.NOON).row(), Set.of(new Role("clerk")))
                .compact();
    }

    private TokenVerifier verifier(TokenEncryptionMode mode, LiveKeyRing ring) {
        ClaimRules rules = ClaimRules.forAdmission(config(mode), clock);
        return new DecryptingTokenVerifier(
                new StrictTokenVerifier(List.of(new OwnIssuer(ring, rules)), new JoseSignatureVerifier()),
                ring::encryption,
                new JoseTokenEncryption());
    }

    private static SallyportConfig config(TokenEncryptionMode mode) {
        return SallyportConfig.builder("")
                .set(Settings.ACCESS_TOKEN_ENCRYPTION, mode)
                .build();
    }

    private static List<String> decoded(String compact) {
        return List.of(compact.split("\\.", -1)).stream()
                .map(segment -> new String(Base64.getUrlDecoder().decode(segment), StandardCharsets.ISO_8859_1))
                .toList();
    }
}
