package io.sallyport.keys;

/**
 * The key ring for operators, over JMX: {@code io.sallyport:type=Keys,name="APP",context="/PATH"}. Names are those of
 * JMX, purposes {@code ACCESS_TOKEN}, {@code REFRESH_TOKEN} or {@code TOKEN_ENCRYPTION}. No key is ever shown.
 */
public interface KeyRotationMXBean {
    /** One line a key: its name, purpose, algorithm, state, and from when it makes tokens. */
    String[] getKeys();

    /** The name of the key that signs access tokens. */
    String getCurrentKey();

    /** How long ago the ring was last read, in seconds. */
    long getSecondsSinceLastReading();

    /** Adds the next key; see {@link KeyRotation#rotate}. Returns its line. */
    String rotate(String purpose);

    /** Removes a key at once; see {@link KeyRotation#remove}. Returns whether there was one of that name. */
    boolean remove(String keyId);

    /** Reads the ring again now, without waiting for the next poll. */
    void poll();
}
