package io.sallyport.token;

import io.sallyport.model.RefusalCode;
import java.util.function.Function;

/** What came of verifying an access token. */
public sealed interface Verification {
    /** Answers for the case that it is. */
    <R> R fold(Function<VerifiedToken, R> ifVerified, Function<RefusalCode, R> ifRejected);

    /**
     * The token is genuine and in force.
     *
     * @param token what it says
     */
    record Verified(VerifiedToken token) implements Verification {
        @Override
        public <R> R fold(Function<VerifiedToken, R> ifVerified, Function<RefusalCode, R> ifRejected) {
            return ifVerified.apply(token);
        }
    }

    /**
     * It is not.
     *
     * @param code why
     */
    record Rejected(RefusalCode code) implements Verification {
        @Override
        public <R> R fold(Function<VerifiedToken, R> ifVerified, Function<RefusalCode, R> ifRejected) {
            return ifRejected.apply(code);
        }
    }
}
