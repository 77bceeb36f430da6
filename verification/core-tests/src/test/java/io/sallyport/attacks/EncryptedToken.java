package io.sallyport.attacks;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts with what the JDK has (RFC 7516 §5.1), content by A256GCM: whoever has a public key can make any token with it. */
final class EncryptedToken {
    private static final int TAG_BYTES = 16;

    private EncryptedToken() {}

    /** Encrypts to an RSA key (RSA-OAEP-256) under a header of any text. */
    static String to(PublicKey key, String header, byte[] plaintext) {
        byte[] contentKey = random(32);
        try {
            Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    key,
                    new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));
            return compact(header, cipher.doFinal(contentKey), contentKey, plaintext);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this key cannot encrypt", e);
        }
    }

    /** Encrypts with a secret of 32 bytes itself (dir) under a header of any text. */
    static String with(byte[] secret, String header, byte[] plaintext) {
        try {
            return compact(header, new byte[0], secret, plaintext);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this secret cannot encrypt", e);
        }
    }

    /** Five segments, of which only the header means anything. */
    static String noise(String header) {
        return AttackKeys.base64Url(header.getBytes(UTF_8)) + "." + AttackKeys.base64Url(random(256)) + "."
                + AttackKeys.base64Url(random(12)) + "." + AttackKeys.base64Url(random(200)) + "."
                + AttackKeys.base64Url(random(TAG_BYTES));
    }

    /** That many spaces, compressed as {@code zip} {@code DEF} asks for (RFC 1951). */
    static byte[] deflatedSpaces(int count) {
        byte[] spaces = new byte[count];
        Arrays.fill(spaces, (byte) ' ');
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        try (DeflaterOutputStream out =
                new DeflaterOutputStream(deflated, new Deflater(Deflater.BEST_COMPRESSION, true))) {
            out.write(spaces);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return deflated.toByteArray();
    }

    private static String compact(String header, byte[] encryptedKey, byte[] contentKey, byte[] plaintext)
            throws GeneralSecurityException {
        String encodedHeader = AttackKeys.base64Url(header.getBytes(UTF_8));
        byte[] nonce = random(12);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.ENCRYPT_MODE, new SecretKeySpec(contentKey, "AES"), new GCMParameterSpec(TAG_BYTES * 8, nonce));
        cipher.updateAAD(encodedHeader.getBytes(US_ASCII));
        byte[] sealed = cipher.doFinal(plaintext);
        int end = sealed.length - TAG_BYTES;
        return encodedHeader + "." + AttackKeys.base64Url(encryptedKey) + "." + AttackKeys.base64Url(nonce) + "."
                + AttackKeys.base64Url(Arrays.copyOf(sealed, end)) + "."
                + AttackKeys.base64Url(Arrays.copyOfRange(sealed, end, sealed.length));
    }

    private static byte[] random(int count) {
        byte[] bytes = new byte[count];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
