package io.sallyport.jaxrs;

import io.sallyport.model.RefusalCode;

/** Ends a call with a refusal; {@link RefusalMapper} makes the answer. Carries no stack trace: clients can cause many. */
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final RefusalCode code;

    RefusedException(RefusalCode code) {
        super(code.wireName(), null, false, false);
        this.code = code;
    }

    RefusalCode code() {
        return code;
    }
}
