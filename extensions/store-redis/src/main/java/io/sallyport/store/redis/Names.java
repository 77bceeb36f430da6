package io.sallyport.store.redis;

import io.sallyport.model.SessionId;
import io.sallyport.model.Subject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * The names of what is stored, those of one issuer: applications that share a server and not their users never meet.
 * Each begins with what it names, and what somebody outside chose stands in it as a hash, so that no text makes one name
 * into another, or into a pattern.
 */
final class Names {
    private static final int HASH_BYTES = 16;

    private final String prefix;

    private Names(String prefix) {
        this.prefix = prefix;
    }

    static Names of(String issuer) {
        return new Names("sallyport:" + hash(issuer) + ":");
    }

    /** What all of them begin with. */
    String prefix() {
        return prefix;
    }

    /** What the names of sessions begin with. */
    String sessions() {
        return prefix + "session:";
    }

    /** A session; its own name has no character that means anything here. */
    String of(SessionId session) {
        return sessions() + session.value();
    }

    /** The sessions of a subject. */
    String sessionsOf(Subject subject) {
        return prefix + "subject:" + hash(subject.value());
    }

    /** How often all sessions of a subject were ended. */
    String cutOf(Subject subject) {
        return prefix + "cut:" + hash(subject.value());
    }

    /** What tells whether denials were lost, and their newest revision. */
    String denialState() {
        return prefix + "denial-state";
    }

    /** The denials by revision. */
    String denials() {
        return prefix + "denials";
    }

    /** The revisions by when they can be forgotten. */
    String denialEnds() {
        return prefix + "denial-ends";
    }

    /** The channel that tells of new denials. */
    String denialChannel() {
        return prefix + "denied";
    }

    /** The keys of the ring. */
    String keys() {
        return prefix + "keys";
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, HASH_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK lacks SHA-256, which every JDK must have", e);
        }
    }
}
