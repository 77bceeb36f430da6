package io.sallyport.store.redis;

import io.sallyport.model.KeyId;
import io.sallyport.model.KeyPurpose;
import io.sallyport.model.StoredKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/**
 * A key as one line: purpose, position, made at, used from, whether it is wrapped, algorithm in base64url, material.
 * {@link Script} reads the first two.
 */
final class KeyText {
    private static final String WRAPPED = "wrapped";
    private static final String PLAIN = "plain";
    private static final int PARTS = 7;

    private KeyText() {}

    static String of(StoredKey key) {
        return String.join(
                " ",
                key.purpose().name(),
                Long.toString(key.position()),
                SessionFields.millis(key.createdAt()),
                SessionFields.millis(key.activeFrom()),
                key.wrapped() ? WRAPPED : PLAIN,
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(key.algorithm().getBytes(StandardCharsets.UTF_8)),
                key.material());
    }

    static StoredKey read(String id, String text) {
        List<String> parts = List.of(text.split(" ", PARTS));
        if (parts.size() != PARTS) {
            throw new IllegalArgumentException("a key has " + parts.size() + " parts instead of " + PARTS);
        }
        return new StoredKey(
                new KeyId(id),
                KeyPurpose.valueOf(parts.get(0)),
                new String(Base64.getUrlDecoder().decode(parts.get(5)), StandardCharsets.UTF_8),
                isWrapped(parts.get(4)),
                parts.get(6),
                Instant.ofEpochMilli(Long.parseLong(parts.get(2))),
                Instant.ofEpochMilli(Long.parseLong(parts.get(3))),
                Long.parseLong(parts.get(1)));
    }

    private static boolean isWrapped(String word) {
        return switch (word) {
            case WRAPPED -> true;
            case PLAIN -> false;
            default -> throw new IllegalArgumentException("a key is neither " + WRAPPED + " nor " + PLAIN);
        };
    }
}
