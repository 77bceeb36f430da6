package io.sallyport.keys;

import io.sallyport.config.OwnKeysConfig;
import io.sallyport.model.Password;
import io.sallyport.model.SigningAlgorithm;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Reads private keys in PEM (RFC 7468 §10, §11; RFC 5915; PKCS #1). Certificates and public keys beside them are ignored. */
final class PemKeys {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----\\s(.*?)-----END \\1-----", Pattern.DOTALL);
    private static final String MAKE = "make one with 'openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:3072'";
    private static final String CONVERT = "convert it with 'openssl pkcs8 -topk8 -v2 aes-256-cbc'";

    private final OwnKeysConfig config;
    private final SigningAlgorithm preferred;

    PemKeys(OwnKeysConfig config, SigningAlgorithm preferred) {
        this.config = config;
        this.preferred = preferred;
    }

    List<GivenKey> read(String pem) throws KeyFileException {
        List<GivenKey> keys = new ArrayList<>();
        Matcher blocks = BLOCK.matcher(pem);
        while (blocks.find()) {
            if (blocks.group(1).endsWith("PRIVATE KEY")) {
                PrivateKey key = privateKey(blocks.group(1), blocks.group(2));
                keys.add(GivenKey.of(Optional.empty(), key, preferred));
            }
        }
        if (keys.isEmpty()) {
            throw new KeyFileException("which holds no private key in PEM (-----BEGIN PRIVATE KEY-----): " + MAKE);
        }
        return keys;
    }

    private PrivateKey privateKey(String label, String body) throws KeyFileException {
        if (body.contains("Proc-Type:")) {
            throw new KeyFileException("whose key is encrypted in OpenSSL's old way: " + CONVERT);
        }
        byte[] der = decoded(body);
        return switch (label) {
            case "PRIVATE KEY" -> ofAnyKind(der);
            case "RSA PRIVATE KEY" -> ofAnyKind(Der.pkcs8OfRsa(der));
            case "EC PRIVATE KEY" -> ofAnyKind(pkcs8OfEc(der));
            case "ENCRYPTED PRIVATE KEY" -> ofAnyKind(decrypted(der));
            default -> throw new KeyFileException("which holds a " + label + ": " + CONVERT);
        };
    }

    private static byte[] decoded(String body) throws KeyFileException {
        try {
            return Base64.getDecoder().decode(body.replaceAll("\\s", ""));
        } catch (IllegalArgumentException malformed) {
            throw new KeyFileException("whose key is not in base64: copy the file again");
        }
    }

    private static PrivateKey ofAnyKind(byte[] pkcs8) throws KeyFileException {
        for (String kind : List.of("RSA", "EC", "Ed25519")) {
            Optional<PrivateKey> key = ofKind(kind, pkcs8);
            if (key.isPresent()) {
                return key.get();
            }
        }
        throw new KeyFileException(
                "whose key is none of RSA, of the curves P-256, P-384 and P-521, or of Ed25519: " + MAKE);
    }

    private static Optional<PrivateKey> ofKind(String kind, byte[] pkcs8) {
        try {
            return Optional.of(KeyFactory.getInstance(kind).generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
        } catch (GeneralSecurityException another) {
            return Optional.empty();
        }
    }

    private static byte[] pkcs8OfEc(byte[] sec1) throws KeyFileException {
        for (NistCurve curve : NistCurve.values()) {
            if (Der.holds(sec1, curve.objectIdentifier())) {
                return Der.pkcs8OfEc(sec1, curve.objectIdentifier());
            }
        }
        throw new KeyFileException("whose key names none of the curves P-256, P-384 and P-521: " + MAKE);
    }

    private byte[] decrypted(byte[] der) throws KeyFileException {
        Password password = config.password()
                .orElseThrow(() -> new KeyFileException(
                        "whose key is encrypted: give its password in sallyport.keys.password or -file"));
        try {
            EncryptedPrivateKeyInfo encrypted = new EncryptedPrivateKeyInfo(der);
            // The JDK says of PBES2 what it consists of in its parameters' text, and looks ciphers up by that.
            String scheme = encrypted.getAlgParameters().toString();
            String name = scheme.startsWith("PBE") ? scheme : encrypted.getAlgName();
            Cipher cipher = Cipher.getInstance(name);
            PBEKeySpec key = new PBEKeySpec(password.text().toCharArray());
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    SecretKeyFactory.getInstance(name).generateSecret(key),
                    encrypted.getAlgParameters());
            return encrypted.getKeySpec(cipher).getEncoded();
        } catch (InvalidKeySpecException wrong) {
            throw new KeyFileException("whose key does not open: sallyport.keys.password is another one's");
        } catch (IOException | GeneralSecurityException unknown) {
            throw new KeyFileException("whose key is encrypted in a way that this JDK does not know: " + CONVERT);
        }
    }
}
