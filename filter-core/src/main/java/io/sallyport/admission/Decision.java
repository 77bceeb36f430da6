package io.sallyport.admission;

import io.sallyport.model.RefusalCode;
import io.sallyport.token.VerifiedToken;
import java.util.Optional;

/** What the gate says of a request. Whatever is not {@link Admitted} is refused. */
public sealed interface Decision {
    /**
     * It may go on.
     *
     * @param token the identity that it goes on with; none on a public path without good credentials
     */
    record Admitted(Optional<VerifiedToken> token) implements Decision {}

    /**
     * It may not.
     *
     * @param code why
     */
    record Refused(RefusalCode code) implements Decision {}
}
