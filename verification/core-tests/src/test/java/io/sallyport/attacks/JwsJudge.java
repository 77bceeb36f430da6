package io.sallyport.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.internal.jose.JoseSignatureVerifier;
import io.sallyport.keys.VerificationKey;
import io.sallyport.model.KeyId;
import io.sallyport.model.RefusalCode;
import io.sallyport.token.JoseHeader;
import io.sallyport.token.SignatureVerifier;
import io.sallyport.token.StrictTokenVerifier;
import io.sallyport.token.TrustedIssuer;
import io.sallyport.token.Verification;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Puts a signed text through the product's own verifier, as the token of an issuer with these keys: compact form, header,
 * the named key and its one algorithm, signature. What the payload says is no matter here.
 */
final class JwsJudge {
    private static final Set<String> REFUSED_MEMBERS =
            Set.of("crit", "b64", "jku", "jwk", "x5u", "x5c", "zip", "enc", "cty");

    private static final Duration MOST_CPU_TIME = Duration.ofMillis(50);
    private static final int ATTEMPTS = 3;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private JwsJudge() {}

    /** Whether the signature was found genuine; never throws, and takes no longer than a refusal may. */
    static boolean accepts(String compact, List<VerificationKey> keys) {
        for (int attempt = 1; ; attempt++) {
            long before = THREADS.getCurrentThreadCpuTime();
            boolean genuine = isGenuine(compact, keys);
            Duration took = Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - before);
            if (took.compareTo(MOST_CPU_TIME) < 0 || attempt == ATTEMPTS) {
                assertThat(took).as("CPU time of " + compact).isLessThan(MOST_CPU_TIME);
                return genuine;
            }
        }
    }

    private static boolean isGenuine(String compact, List<VerificationKey> keys) {
        AtomicBoolean genuine = new AtomicBoolean();
        JoseSignatureVerifier signatures = new JoseSignatureVerifier();
        SignatureVerifier watched = (input, signature, key) -> {
            genuine.set(signatures.isSignedBy(input, signature, key));
            return genuine.get();
        };
        Verification verification = new StrictTokenVerifier(List.of(new Issuer(keys)), watched).verify(compact);
        assertThat(verification).isEqualTo(new Verification.Rejected(RefusalCode.TOKEN_INVALID));
        return genuine.get();
    }

    /** An issuer whose tokens nobody reads. */
    private record Issuer(List<VerificationKey> keys) implements TrustedIssuer {
        @Override
        public boolean allows(JoseHeader header) {
            return Collections.disjoint(header.members().keySet(), REFUSED_MEMBERS);
        }

        @Override
        public Optional<VerificationKey> known(KeyId id) {
            return keys.stream().filter(key -> key.id().equals(id)).findFirst();
        }

        @Override
        public Optional<VerificationKey> lookUp(KeyId id) {
            return known(id);
        }

        @Override
        public Verification judge(Map<String, Object> claims) {
            return new Verification.Rejected(RefusalCode.TOKEN_INVALID);
        }
    }
}
