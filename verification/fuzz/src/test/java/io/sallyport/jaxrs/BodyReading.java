package io.sallyport.jaxrs;

import io.sallyport.model.RefusalCode;
import io.sallyport.testkit.SteppingClock;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** How the endpoints read a body, for judges in other packages. */
public final class BodyReading {
    private static final Clock STANDING_STILL = new SteppingClock(Instant.EPOCH);

    private BodyReading() {}

    /** Why a body is refused that may have these members; empty where it is taken. */
    public static Optional<RefusalCode> refusalOf(byte[] body, Set<String> known) {
        try {
            JsonBody.read(new ByteArrayInputStream(body), known, STANDING_STILL);
            return Optional.empty();
        } catch (RefusedException refused) {
            return Optional.of(refused.code());
        }
    }
}
