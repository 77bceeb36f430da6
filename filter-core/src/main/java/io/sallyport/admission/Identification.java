package io.sallyport.admission;

import io.sallyport.model.RefusalCode;
import io.sallyport.token.VerifiedToken;
import java.util.function.Function;

/** Who a request comes from, as far as its credentials tell. */
public sealed interface Identification {
    /** Answers for the case that it is. */
    <R> R fold(Function<VerifiedToken, R> ifIdentified, Function<RefusalCode, R> ifRefused);

    /**
     * Token and fingerprint are good and match, and nobody has denied them.
     *
     * @param token what the token says
     */
    record Identified(VerifiedToken token) implements Identification {
        @Override
        public <R> R fold(Function<VerifiedToken, R> ifIdentified, Function<RefusalCode, R> ifRefused) {
            return ifIdentified.apply(token);
        }
    }

    /**
     * There are none, or they are not good.
     *
     * @param code why
     */
    record Refused(RefusalCode code) implements Identification {
        @Override
        public <R> R fold(Function<VerifiedToken, R> ifIdentified, Function<RefusalCode, R> ifRefused) {
            return ifRefused.apply(code);
        }
    }
}
