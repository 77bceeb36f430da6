package io.sallyport.token;

import static io.sallyport.token.TestVerifier.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.config.SallyportConfig;
import io.sallyport.config.Settings;
import io.sallyport.internal.jose.JoseSignatureVerifier;
import io.sallyport.internal.jose.JoseTokenEncryption;
import io.sallyport.internal.jose.JoseTokenSigner;
import io.sallyport.internal.memory.InMemoryKeySource;
import io.sallyport.keys.LiveKeyRing;
import io.sallyport.keys.TestRing;
import io.sallyport.model.RefusalCode;
import io.sallyport.model.Role;
import io.sallyport.model.SessionRow;
import io.sallyport.model.SigningAlgorithm;
import io.sallyport.testkit.SteppingClock;
import io.sallyport.testkit.TestKeys;
import io.sallyport.testkit.TestSession;
import io.sallyport.testkit.TestTokens;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every algorithm through issuing and verifying, ours against the JDK's own signatures and against itself. */
class SigningAlgorithmsTest {
    private static final SessionRow SESSION =
            TestSession.of("s1", TestTokens.NOON).row();

    private final SteppingClock clock = TestVerifier.noon();

    @ParameterizedTest
    @EnumSource(SigningAlgorithm.class)
    void aTokenThatTheJdkSignedIsVerified(SigningAlgorithm algorithm) {
        TokenVerifier verifier = verifier(TestRing.of(new TestKeys(algorithm), clock), SallyportConfig.defaults(""));
        String compact =
                TestTokens.signedWith(TestKeys.accessTokenKey(algorithm)).compact();

        assertThat(refusalOf(verifier.verify(compact))).isEmpty();
        assertThat(refusalOf(verifier.verify(spoiled(compact)))).contains(RefusalCode.TOKEN_INVALID);
    }

    @ParameterizedTest
    @EnumSource(SigningAlgorithm.class)
    void aKeyThatWasMadeHereSignsWhatItVerifies(SigningAlgorithm algorithm) {
        SallyportConfig config = SallyportConfig.builder("")
                .set(Settings.KEYS_ALGORITHM, algorithm)
                .build();
        LiveKeyRing ring = TestRing.of(new InMemoryKeySource(), config, clock);
        AccessTokenIssuer issuer = new AccessTokenIssuer(
                config, ring, new JoseTokenSigner(), new JoseTokenEncryption(), new SecureRandom(), clock);

        String compact = issuer.issue(SESSION, Set.of(new Role("clerk"))).compact();

        assertThat(ring.current().signing(clock.instant()).algorithm()).isEqualTo(algorithm);
        assertThat(refusalOf(verifier(ring, config).verify(compact))).isEmpty();
        assertThat(refusalOf(verifier(ring, config).verify(spoiled(compact)))).contains(RefusalCode.TOKEN_INVALID);
    }

    @ParameterizedTest
    @EnumSource(SigningAlgorithm.class)
    void anotherAlgorithmInTheHeaderIsRefused(SigningAlgorithm algorithm) {
        TokenVerifier verifier = verifier(TestRing.of(new TestKeys(algorithm), clock), SallyportConfig.defaults(""));
        TestTokens good = TestTokens.signedWith(TestKeys.accessTokenKey(algorithm));

        for (SigningAlgorithm other : SigningAlgorithm.values()) {
            String compact = good.headerMember("alg", other.wireName()).compact();

            assertThat(refusalOf(verifier.verify(compact)).isEmpty()).isEqualTo(other == algorithm);
        }
    }

    @ParameterizedTest
    @EnumSource(SigningAlgorithm.class)
    void aSignatureOfAnotherLengthIsRefused(SigningAlgorithm algorithm) {
        TokenVerifier verifier = verifier(TestRing.of(new TestKeys(algorithm), clock), SallyportConfig.defaults(""));
        TestTokens good = TestTokens.signedWith(TestKeys.accessTokenKey(algorithm));

        for (int more : new int[] {-2, -1, 1, 2}) {
            String zerosBehind = good.signature(bytes -> Arrays.copyOf(bytes, bytes.length + more))
                    .compact();
            String zerosBefore =
                    good.signature(bytes -> lengthenedInFront(bytes, more)).compact();

            assertThat(refusalOf(verifier.verify(zerosBehind))).contains(RefusalCode.TOKEN_INVALID);
            assertThat(refusalOf(verifier.verify(zerosBefore))).contains(RefusalCode.TOKEN_INVALID);
        }
    }

    private static byte[] lengthenedInFront(byte[] bytes, int more) {
        byte[] longer = new byte[bytes.length + more];
        int kept = Math.min(bytes.length, longer.length);
        System.arraycopy(bytes, bytes.length - kept, longer, longer.length - kept, kept);
        return longer;
    }

    private TokenVerifier verifier(LiveKeyRing ring, SallyportConfig config) {
        ClaimRules rules = ClaimRules.forAdmission(config, clock);
        return new StrictTokenVerifier(List.of(new OwnIssuer(ring, rules)), new JoseSignatureVerifier());
    }

    private static String spoiled(String compact) {
        int place = compact.length() - 20;
        return compact.substring(0, place) + (compact.charAt(place) == 'A' ? 'B' : 'A') + compact.substring(place + 1);
    }
}
