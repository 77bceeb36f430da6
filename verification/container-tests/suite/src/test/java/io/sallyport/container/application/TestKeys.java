package io.sallyport.container.application;

import io.sallyport.model.KeyId;
import io.sallyport.model.KeyPurpose;
import io.sallyport.model.StoredKey;
import io.sallyport.spi.KeySource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/** Keys that the application brings, so that a test can sign tokens too. */
public final class TestKeys implements KeySource {
    /** The resource with the private key in PKCS #8. */
    public static final String SIGNING_KEY = "signing-key.der";

    /** The name of the signing key. */
    public static final String KEY_ID = "of-the-test";

    private static final byte[] MAC_KEY = Base64.getDecoder().decode("m1pH9fCk0rVQ3vXzXn7yE6sJ2aTtq8LwUeGdBo4hRiY=");

    @Override
    public List<StoredKey> keys() {
        return List.of(
                key(KEY_ID, KeyPurpose.ACCESS_TOKEN, "RS256", signingKey()),
                key("mac", KeyPurpose.REFRESH_TOKEN, "HS256", MAC_KEY));
    }

    private static StoredKey key(String id, KeyPurpose purpose, String algorithm, byte[] bytes) {
        return StoredKey.of(new KeyId(id), purpose, algorithm, false, bytes, Instant.EPOCH);
    }

    private static byte[] signingKey() {
        try (InputStream key = TestKeys.class.getResourceAsStream("/" + SIGNING_KEY)) {
            return key.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
