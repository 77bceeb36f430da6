package io.sallyport;

import io.sallyport.model.RequestId;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Names refusals, none like another. The names open nothing, so only their beginning is drawn: a flood of bad tokens is
 * not made to pay for good randomness each. Safe for use by many threads.
 */
final class RequestIds {
    /** Odd, so that all 64-bit numbers come before one comes again; large, so that neighbours do not look alike. */
    private static final long STEP = 0x9E37_79B9_7F4A_7C15L;

    private final int node;
    private final AtomicLong next;

    RequestIds(SecureRandom random) {
        this.node = random.nextInt();
        this.next = new AtomicLong(random.nextLong());
    }

    RequestId next() {
        byte[] bytes = ByteBuffer.allocate(Integer.BYTES + Long.BYTES)
                .putInt(node)
                .putLong(next.getAndAdd(STEP))
                .array();
        return new RequestId(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
}
