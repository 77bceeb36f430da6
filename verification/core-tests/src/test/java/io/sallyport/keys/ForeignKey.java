package io.sallyport.keys;

import io.sallyport.model.KeyId;
import io.sallyport.testkit.TestTokens;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An RSA key of another issuer, as it publishes it and as it signs with it. */
public final class ForeignKey {
    private final KeyId id;
    private final KeyPair pair;

    private ForeignKey(KeyId id, KeyPair pair) {
        this.id = id;
        this.pair = pair;
    }

    /** A new key of that name. */
    public static ForeignKey named(String id) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return new ForeignKey(new KeyId(id), generator.generateKeyPair());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /** The same key by another name. */
    public ForeignKey renamed(String other) {
        return new ForeignKey(new KeyId(other), pair);
    }

    public KeyId id() {
        return id;
    }

    public RSAPublicKey publicKey() {
        return (RSAPublicKey) pair.getPublic();
    }

    /** Tokens that it signs with RS256, otherwise like our own. */
    public TestTokens tokens() {
        return TestTokens.signedWith(id, pair);
    }

    /** The key set of these keys, as their issuer publishes it. */
    public static byte[] set(ForeignKey... keys) {
        return Stream.of(keys)
                .map(ForeignKey::jwk)
                .collect(Collectors.joining(",", "{\"keys\":[", "]}"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private String jwk() {
        return "{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"" + id.value() + "\",\"n\":\""
                + unsigned(publicKey().getModulus()) + "\",\"e\":\""
                + unsigned(publicKey().getPublicExponent()) + "\"}";
    }

    private static String unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int from = bytes[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOfRange(bytes, from, bytes.length));
    }
}
