package io.sallyport.token;

import io.sallyport.config.SallyportConfig;
import io.sallyport.internal.jose.JoseSignatureVerifier;
import io.sallyport.keys.TestRing;
import io.sallyport.model.RefusalCode;
import io.sallyport.testkit.SteppingClock;
import io.sallyport.testkit.TestKeys;
import io.sallyport.testkit.TestTokens;
import java.util.List;
import java.util.Optional;

/** What an application without settings verifies with, its clock standing at noon. */
public final class TestVerifier {
    private static final SallyportConfig CONFIG = SallyportConfig.defaults("");

    private TestVerifier() {}

    static SteppingClock noon() {
        return new SteppingClock(TestTokens.NOON);
    }

    static TokenVerifier forAdmission(SteppingClock clock) {
        return of(ClaimRules.forAdmission(CONFIG, clock), clock);
    }

    static TokenVerifier forLogout(SteppingClock clock) {
        return of(ClaimRules.forLogout(CONFIG, clock), clock);
    }

    static TokenVerifier of(ClaimRules rules, SteppingClock clock) {
        return new StrictTokenVerifier(
                List.of(new OwnIssuer(TestRing.of(new TestKeys(), clock), rules)), new JoseSignatureVerifier());
    }

    static Optional<RefusalCode> refusalOf(Verification verification) {
        return verification.fold(token -> Optional.empty(), Optional::of);
    }
}
