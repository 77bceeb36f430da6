package io.sallyport.keys;

import io.sallyport.model.KeyId;
import io.sallyport.model.KeyPurpose;
import io.sallyport.model.KeyState;
import java.time.Instant;

/**
 * A key of the ring as an operator sees it: everything but the key.
 *
 * @param id the key's name
 * @param purpose what it is for
 * @param algorithm the one algorithm that it is used with, such as {@code RS256}
 * @param state where it stands by this node's clock
 * @param createdAt when it was made
 * @param activeFrom from when it makes tokens
 */
public record RingKey(
        KeyId id, KeyPurpose purpose, String algorithm, KeyState state, Instant createdAt, Instant activeFrom) {}
