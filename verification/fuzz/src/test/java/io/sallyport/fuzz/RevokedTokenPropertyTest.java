package io.sallyport.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.model.SessionId;
import io.sallyport.model.SigningAlgorithm;
import io.sallyport.testkit.TestKeys;
import io.sallyport.testkit.TestTokens;
import java.math.BigInteger;
import java.security.interfaces.ECPrivateKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Attack B05: however a token is written, if it is admitted it is refused once its session was revoked. */
class RevokedTokenPropertyTest {
    private static final Map<SigningAlgorithm, FuzzedApplication> APPLICATIONS = Stream.of(
                    SigningAlgorithm.RS256,
                    SigningAlgorithm.HS256,
                    SigningAlgorithm.ES256,
                    SigningAlgorithm.ES512,
                    SigningAlgorithm.EDDSA)
            .collect(Collectors.toMap(Function.identity(), RevokedTokenPropertyTest::application));

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void noWayToWriteARevokedTokenIsAdmitted(
            @ForAll("algorithms") SigningAlgorithm algorithm, @ForAll("spellings") UnaryOperator<String> spelling) {
        Answer answer = answer(algorithm, spelling);

        assertThat(answer.admitted()).isFalse();
        Statistics.label("answer").collect(answer.code()).coverage(codes -> {
            codes.check("session_revoked").percentage(share -> share > 20);
            codes.check("token_invalid").percentage(share -> share > 3);
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"ES256", "ES512"})
    void theTwinOfAnEcdsaSignatureIsRevokedWithIt(SigningAlgorithm algorithm) {
        Answer answer = answer(algorithm, token -> withTheTwin(token, algorithm));

        assertThat(answer.code()).isEqualTo("session_revoked");
    }

    @Provide
    Arbitrary<SigningAlgorithm> algorithms() {
        return Arbitraries.of(APPLICATIONS.keySet());
    }

    @Provide
    Arbitrary<UnaryOperator<String>> spellings() {
        return MutatedTokens.textChanges();
    }

    private static Answer answer(SigningAlgorithm algorithm, UnaryOperator<String> spelling) {
        TestTokens revoked =
                TestTokens.signedWith(TestKeys.accessTokenKey(algorithm)).session("ended");
        return APPLICATIONS.get(algorithm).sendToken(spelling.apply(revoked.compact()));
    }

    private static FuzzedApplication application(SigningAlgorithm algorithm) {
        FuzzedApplication application = new FuzzedApplication(algorithm);
        application.revoke(new SessionId("ended"));
        return application;
    }

    /** Of an elliptic curve's two numbers the second has a twin that is as good: what is left of the curve's order. */
    private static String withTheTwin(String token, SigningAlgorithm algorithm) {
        int start = token.lastIndexOf('.') + 1;
        byte[] signature = Base64.getUrlDecoder().decode(token.substring(start));
        int half = signature.length / 2;
        BigInteger second = new BigInteger(1, Arrays.copyOfRange(signature, half, signature.length));
        ECPrivateKey key = (ECPrivateKey) AlgorithmKey.named(algorithm).signing();
        byte[] twin = key.getParams().getOrder().subtract(second).toByteArray();
        byte[] changed = new byte[signature.length];
        System.arraycopy(twin, 0, changed, signature.length - twin.length, twin.length);
        System.arraycopy(signature, 0, changed, 0, half);
        return token.substring(0, start)
                + Base64.getUrlEncoder().withoutPadding().encodeToString(changed);
    }
}
