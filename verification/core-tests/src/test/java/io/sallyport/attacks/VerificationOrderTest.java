package io.sallyport.attacks;

import static io.sallyport.filter.GuardedApplication.TOKENS;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.admission.Challenge;
import io.sallyport.keys.TestRing;
import io.sallyport.keys.VerificationKey;
import io.sallyport.model.KeyId;
import io.sallyport.model.RefusalCode;
import io.sallyport.testkit.SteppingClock;
import io.sallyport.testkit.TestKeys;
import io.sallyport.testkit.TestTokens;
import io.sallyport.token.JoseHeader;
import io.sallyport.token.StrictTokenVerifier;
import io.sallyport.token.TrustedIssuer;
import io.sallyport.token.Verification;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Group A, where it is about what the verifier does before what: header, then signature, then claims. */
class VerificationOrderTest {
    @RegisterExtension
    static final ObservedAnswers ANSWERS = new ObservedAnswers();

    private final AtomicInteger signaturesChecked = new AtomicInteger();
    private final AtomicInteger claimsJudged = new AtomicInteger();
    private final StrictTokenVerifier verifier =
            new StrictTokenVerifier(List.of(new WatchedIssuer()), (input, signature, key) -> {
                signaturesChecked.incrementAndGet();
                return false;
            });

    @Attack("A09")
    @ParameterizedTest
    @ValueSource(strings = {"RS384", "RS512", "PS256", "ES256", "ES256K", "HS256", "EdDSA", "none"})
    void a09NoMathematicsForAnAlgorithmThatIsNotTheKeys(String algorithm) {
        observe(verifier.verify(TOKENS.headerMember("alg", algorithm).compact()));

        assertThat(signaturesChecked).hasValue(0);
        assertThat(claimsJudged).hasValue(0);
    }

    @Attack("A26")
    @Test
    void a26NoClaimIsReadBeforeTheSignatureIsGood() {
        observe(verifier.verify(
                TOKENS.issuedAt(TestTokens.NOON.minusSeconds(7200)).compact()));

        assertThat(signaturesChecked).hasValue(1);
        assertThat(claimsJudged).hasValue(0);
    }

    private static void observe(Verification verification) {
        RefusalCode code = verification.fold(
                token -> {
                    throw new AssertionError("accepted " + token);
                },
                refused -> refused);
        ANSWERS.refused(Challenge.of(code, "sallyport").status(), code.wireName());
        assertThat(code).isEqualTo(RefusalCode.TOKEN_INVALID);
    }

    /** The testkit's key, and rules that only count. */
    private final class WatchedIssuer implements TrustedIssuer {
        @Override
        public boolean allows(JoseHeader header) {
            return true;
        }

        @Override
        public Optional<VerificationKey> known(KeyId id) {
            return TestRing.of(new TestKeys(), new SteppingClock(TestTokens.NOON))
                    .current()
                    .verification(id);
        }

        @Override
        public Optional<VerificationKey> lookUp(KeyId id) {
            return known(id);
        }

        @Override
        public Verification judge(Map<String, Object> claims) {
            claimsJudged.incrementAndGet();
            return new Verification.Rejected(RefusalCode.TOKEN_EXPIRED);
        }
    }
}
