package io.sallyport.fuzz;

import io.sallyport.config.SallyportConfig;
import io.sallyport.internal.jose.JoseSignatureVerifier;
import io.sallyport.keys.KeyRingLoader;
import io.sallyport.keys.LiveKeyRing;
import io.sallyport.keys.VerificationKey;
import io.sallyport.model.KeyId;
import io.sallyport.testkit.SteppingClock;
import io.sallyport.testkit.TestKeys;
import io.sallyport.testkit.TestTokens;
import io.sallyport.token.ClaimRules;
import io.sallyport.token.JoseHeader;
import io.sallyport.token.OwnIssuer;
import io.sallyport.token.StrictTokenVerifier;
import io.sallyport.token.TokenVerifier;
import io.sallyport.token.TrustedIssuer;
import io.sallyport.token.Verification;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Our verifier with the rules for our own tokens at noon, which knows one key of each algorithm. */
final class OurVerifier {
    private final TokenVerifier verifier =
            new StrictTokenVerifier(List.of(new KeysOfAllAlgorithms(own())), new JoseSignatureVerifier());

    boolean accepts(String token) {
        return verifier.verify(token).fold(verified -> true, refused -> false);
    }

    private static OwnIssuer own() {
        SallyportConfig config = SallyportConfig.defaults("");
        Clock clock = new SteppingClock(TestTokens.NOON);
        KeyRingLoader loader = new KeyRingLoader(new TestKeys(), config.keys(), new SecureRandom(), event -> {}, clock);
        return new OwnIssuer(new LiveKeyRing(loader::load, clock), ClaimRules.forAdmission(config, clock));
    }

    private record KeysOfAllAlgorithms(OwnIssuer own) implements TrustedIssuer {
        @Override
        public boolean allows(JoseHeader header) {
            return own.allows(header);
        }

        @Override
        public Optional<VerificationKey> known(KeyId id) {
            return Optional.ofNullable(AlgorithmKey.ALL.get(id)).map(AlgorithmKey::forUs);
        }

        @Override
        public Optional<VerificationKey> lookUp(KeyId id) {
            return Optional.empty();
        }

        @Override
        public Verification judge(Map<String, Object> claims) {
            return own.judge(claims);
        }
    }
}
