package io.sallyport.keys;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Secrets that everybody knows although they look random: those of wallarm/jwt-secrets (commit 99e2360b) that are base64
 * of 32 bytes or more, RFC 7515's own example among them. Of each the first eight bytes of its SHA-256 are kept, in hex.
 * Read when a secret is loaded, and not kept.
 */
final class KnownSecrets {
    private static final String RESOURCE = "known-secrets.txt";
    private static final int BYTES = 8;

    private KnownSecrets() {}

    static boolean contain(byte[] secret) {
        String wanted = HexFormat.of().formatHex(sha256(secret), 0, BYTES);
        InputStream resource = KnownSecrets.class.getResourceAsStream(RESOURCE);
        if (resource == null) {
            throw new IllegalStateException(RESOURCE + " is missing from the filter's jar");
        }
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.US_ASCII))) {
            return lines.lines().anyMatch(wanted::equals);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] sha256(byte[] secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK lacks SHA-256, which every JDK must have", e);
        }
    }
}
