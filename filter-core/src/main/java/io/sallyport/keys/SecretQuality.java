package io.sallyport.keys;

import io.sallyport.model.SigningAlgorithm;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Whether a secret can be relied upon. A secret is random bytes, never a text (RFC 8725 §3.5): texts are what lists of
 * known secrets consist of, and 32 random bytes are a text by chance once in some 10<sup>11</sup> times.
 */
final class SecretQuality {
    private static final int FEWEST_VALUES = 16;

    private SecretQuality() {}

    /** What is wrong with the secret of an HMAC, as it reads after "the key "; empty for a good one. */
    static Optional<String> fault(byte[] secret, SigningAlgorithm algorithm) {
        int fewest = fewestBytes(algorithm);
        if (secret.length < fewest) {
            return Optional.of("has " + secret.length + " bytes: a secret for " + algorithm.wireName() + " has "
                    + fewest + " or more");
        }
        if (isText(secret)) {
            return Optional.of("is a text, as everybody's lists of known secrets hold them: a secret is random bytes");
        }
        if (KnownSecrets.contain(secret)) {
            return Optional.of("is on a list of secrets that everybody knows: a secret is random bytes of one's own");
        }
        return IntStream.range(0, secret.length).map(i -> secret[i]).distinct().count() < FEWEST_VALUES
                ? Optional.of("repeats itself: a secret is random bytes")
                : Optional.empty();
    }

    /** A MAC's secret is as long as the MAC (RFC 7518 §3.2). */
    static int fewestBytes(SigningAlgorithm algorithm) {
        return switch (algorithm) {
            case HS256 -> 32;
            case HS384 -> 48;
            case HS512 -> 64;
            default -> throw new IllegalArgumentException(algorithm + " has no secret");
        };
    }

    private static boolean isText(byte[] secret) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(secret))
                    .codePoints()
                    .allMatch(c -> Character.isDefined(c) && (!Character.isISOControl(c) || Character.isWhitespace(c)));
        } catch (CharacterCodingException noText) {
            return false;
        }
    }
}
