package io.sallyport.keys;

import io.sallyport.config.KeysConfig;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** What a key file is written in. */
enum KeyFileFormat {
    PEM {
        @Override
        List<GivenKey> read(byte[] bytes, KeysConfig config) throws KeyFileException {
            return new PemKeys(config.own(), config.algorithm()).read(new String(bytes, StandardCharsets.ISO_8859_1));
        }
    },
    PKCS12 {
        @Override
        List<GivenKey> read(byte[] bytes, KeysConfig config) throws KeyFileException {
            return new Pkcs12Keys(config.own(), config.algorithm()).read(bytes);
        }
    },
    JWK {
        @Override
        List<GivenKey> read(byte[] bytes, KeysConfig config) throws KeyFileException {
            try {
                return PrivateJwkSet.parse(bytes, config.algorithm());
            } catch (JwkException unusable) {
                throw new KeyFileException("whose keys cannot be used: " + unusable.getMessage()
                        + ". Give private keys in JWK (RFC 7517)");
            }
        }
    };

    abstract List<GivenKey> read(byte[] bytes, KeysConfig config) throws KeyFileException;

    /** The format that a file's name says: PEM, unless it ends like one of the others. */
    static KeyFileFormat ofName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".p12") || lower.endsWith(".pfx")) {
            return PKCS12;
        }
        boolean json = lower.endsWith(".json") || lower.endsWith(".jwk") || lower.endsWith(".jwks");
        return json ? JWK : PEM;
    }

    /** The format of a text. */
    static KeyFileFormat ofText(String text) {
        return text.strip().startsWith("{") ? JWK : PEM;
    }
}
