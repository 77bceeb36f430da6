package io.sallyport.model;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Names of a deny-list in eight bytes each: the first 64 bits of a SHA-256 over kind, issuer and name. Two names that
 * meet in one hash (5e-13 for one look-up among ten million) are both denied, so that a mistake lets nobody in; and
 * nobody can choose a name that meets another's with less than 2^64 attempts.
 */
final class DenyHash {
    /** No name has this hash. */
    static final long NONE = 0;

    private DenyHash() {}

    static long ofSession(String issuer, SessionId session) {
        return of((byte) 's', issuer, session.value());
    }

    static long ofToken(String issuer, TokenId token) {
        return of((byte) 't', issuer, token.value());
    }

    private static long of(byte kind, String issuer, String name) {
        byte[] first = issuer.getBytes(StandardCharsets.UTF_8);
        byte[] second = name.getBytes(StandardCharsets.UTF_8);
        // The issuer's length keeps "a" + "bc" and "ab" + "c" apart.
        ByteBuffer text = ByteBuffer.allocate(1 + Integer.BYTES + first.length + second.length);
        text.put(kind).putInt(first.length).put(first).put(second);
        long hash = ByteBuffer.wrap(sha256(text.array())).getLong();
        return hash == NONE ? 1 : hash;
    }

    private static byte[] sha256(byte[] text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK lacks SHA-256, which every JDK must have", e);
        }
    }
}
