package io.sallyport.jaxrs;

import io.sallyport.model.RefusalCode;
import io.sallyport.model.RefusalReason;
import java.util.Optional;

/** Ends a call with a refusal; {@link RefusalMapper} makes the answer. Carries no stack trace: clients can cause many. */
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final RefusalCode code;
    private final transient Optional<RefusalReason> reason;

    RefusedException(RefusalCode code) {
        this(code, Optional.empty());
    }

    RefusedException(RefusalCode code, Optional<RefusalReason> reason) {
        super(code.wireName(), null, false, false);
        this.code = code;
        this.reason = reason;
    }

    RefusalCode code() {
        return code;
    }

    Optional<RefusalReason> reason() {
        return reason;
    }
}
