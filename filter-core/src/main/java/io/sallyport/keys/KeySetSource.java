package io.sallyport.keys;

import java.io.IOException;
import java.time.Duration;

/** Where another issuer's key set is read. Used by one thread at a time, but for {@link #cancel}. */
interface KeySetSource {
    /** The longest document that is read, in bytes. */
    int LONGEST = 256 * 1024;

    /** A key set as it was read, not yet believed. */
    final class Document {
        private final byte[] bytes;
        private final Duration freshFor;

        /** Takes the bytes, and how long there is no reason to read them again. */
        Document(byte[] bytes, Duration freshFor) {
            this.bytes = bytes.clone();
            this.freshFor = freshFor;
        }

        byte[] bytes() {
            return bytes.clone();
        }

        Duration freshFor() {
            return freshFor;
        }
    }

    /**
     * Reads the document.
     *
     * @throws IOException if it is out of reach or too long; the message says why, without a credential
     */
    Document read() throws IOException;

    /** Makes a reading under way fail soon. Called by any thread. */
    void cancel();
}
