package io.sallyport.session;

import io.sallyport.config.SallyportConfig;
import io.sallyport.keys.LiveKeyRing;
import io.sallyport.keys.MacKey;
import io.sallyport.model.Generation;
import io.sallyport.model.KeyId;
import io.sallyport.model.SessionId;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Makes refresh tokens and reads them back. A token names session and generation and carries a MAC over them, so the
 * store holds nothing that could be presented, and the same generation always gets the same token. Safe for use by many
 * threads.
 */
final class RefreshTokens {
    private static final String VERSION = "1";
    private static final String PURPOSE = "sallyport refresh token";
    private static final int LONGEST = 300;

    private final SallyportConfig config;
    private final LiveKeyRing keys;

    RefreshTokens(SallyportConfig config, LiveKeyRing keys) {
        this.config = config;
        this.keys = keys;
    }

    /** What a genuine refresh token names. */
    record Named(SessionId session, Generation generation) {}

    /** What a text says that has the form of a refresh token, genuine or not. */
    private record Claimed(KeyId key, Named named) {}

    RefreshToken of(SessionId session, Generation generation) {
        return written(keys.mac(), new Named(session, generation));
    }

    /**
     * Reads a token; empty unless its MAC is genuine and the text is the one way to write it.
     *
     * @throws io.sallyport.spi.StoreUnavailableException if the key is unknown and the key source cannot answer
     */
    Optional<Named> open(String text) {
        return parse(text)
                .filter(claimed -> keys.mac(claimed.key())
                        .filter(key -> isMadeBy(key, claimed.named(), text))
                        .isPresent())
                .map(Claimed::named);
    }

    /**
     * Tells whether a text that could not be opened names a key which the ring does not have.
     *
     * @throws io.sallyport.spi.StoreUnavailableException if the key source cannot answer
     */
    boolean namesUnknownKey(String text) {
        return parse(text).filter(claimed -> keys.mac(claimed.key()).isEmpty()).isPresent();
    }

    private static Optional<Claimed> parse(String text) {
        String[] parts = text.length() > LONGEST ? new String[0] : text.split("\\.", -1);
        if (parts.length != 5) {
            return Optional.empty();
        }
        try {
            Named named = new Named(new SessionId(parts[2]), new Generation(Long.parseLong(parts[3])));
            return Optional.of(new Claimed(new KeyId(parts[1]), named));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private boolean isMadeBy(MacKey key, Named named, String text) {
        return MessageDigest.isEqual(
                written(key, named).secret().getBytes(StandardCharsets.UTF_8), text.getBytes(StandardCharsets.UTF_8));
    }

    private RefreshToken written(MacKey key, Named named) {
        String session = named.session().value();
        String generation = Long.toString(named.generation().number());
        byte[] mac = key.mac(message(List.of(
                PURPOSE, config.issuer(), config.appName(), VERSION, key.id().value(), session, generation)));
        return new RefreshToken(String.join(
                ".",
                VERSION,
                key.id().value(),
                session,
                generation,
                Base64.getUrlEncoder().withoutPadding().encodeToString(mac)));
    }

    /** Each part with its length before it, so that no two lists of parts give the same bytes. */
    private static byte[] message(List<String> parts) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            message.writeBytes(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            message.writeBytes(bytes);
        }
        return message.toByteArray();
    }
}
