package io.sallyport.keys;

import io.sallyport.config.SallyportConfig;
import io.sallyport.config.Settings;
import io.sallyport.internal.json.JsonWriter;
import io.sallyport.model.KeyPurpose;
import io.sallyport.model.SigningAlgorithm;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** JWKs for tests, good ones but for what a test changes; one key of each algorithm for the whole run. Immutable. */
record TestJwk(Map<String, Object> members) {
    private static final Map<SigningAlgorithm, KeyHalves> KEYS = new EnumMap<>(SigningAlgorithm.class);

    /** The public key of an algorithm; a secret, which has nothing public, as it is. */
    static TestJwk publicKey(SigningAlgorithm algorithm) {
        TestJwk named = new TestJwk(Map.of())
                .with("kid", "key-" + algorithm.wireName())
                .with("use", "sig")
                .with("alg", algorithm.wireName());
        Key key = halves(algorithm).verification();
        if (algorithm.isSymmetric()) {
            return named.with("kty", "oct").with("k", text(key.getEncoded()));
        }
        return named.with(PublicMembers.of(key));
    }

    /** Both halves of the key of an algorithm. */
    static TestJwk privateKey(SigningAlgorithm algorithm) {
        Key key = halves(algorithm).signing();
        TestJwk jwk = publicKey(algorithm);
        if (key instanceof RSAPrivateCrtKey rsa) {
            return jwk.with("d", rsa.getPrivateExponent())
                    .with("p", rsa.getPrimeP())
                    .with("q", rsa.getPrimeQ())
                    .with("dp", rsa.getPrimeExponentP())
                    .with("dq", rsa.getPrimeExponentQ())
                    .with("qi", rsa.getCrtCoefficient());
        }
        if (key instanceof ECPrivateKey ec) {
            int length = NistCurve.of(algorithm).coordinateBytes();
            return jwk.with("d", text(UnsignedNumbers.bytes(ec.getS(), length)));
        }
        return key instanceof EdECPrivateKey edwards
                ? jwk.with("d", text(edwards.getBytes().orElseThrow()))
                : jwk;
    }

    /** The key of an algorithm. */
    static synchronized KeyHalves halves(SigningAlgorithm algorithm) {
        return KEYS.computeIfAbsent(algorithm, TestJwk::madeHalves);
    }

    TestJwk with(String name, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(members);
        changed.put(name, value);
        return new TestJwk(changed);
    }

    TestJwk with(String name, BigInteger number) {
        return with(name, text(UnsignedNumbers.bytes(number)));
    }

    TestJwk with(Map<String, String> more) {
        Map<String, Object> changed = new LinkedHashMap<>(members);
        changed.putAll(more);
        return new TestJwk(changed);
    }

    TestJwk without(String name) {
        Map<String, Object> changed = new LinkedHashMap<>(members);
        changed.remove(name);
        return new TestJwk(changed);
    }

    byte[] json() {
        JsonWriter json = JsonWriter.object();
        members.forEach(json::put);
        return json.text().getBytes(StandardCharsets.UTF_8);
    }

    static byte[] set(TestJwk... keys) {
        List<Map<String, Object>> all = Stream.of(keys).map(TestJwk::members).toList();
        return JsonWriter.object().put("keys", all).text().getBytes(StandardCharsets.UTF_8);
    }

    static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The material of a new key. */
    static byte[] made(SigningAlgorithm algorithm) {
        return new KeyMaker(
                        SallyportConfig.builder("")
                                .set(Settings.KEYS_ALGORITHM, algorithm)
                                .build()
                                .keys(),
                        new SecureRandom(),
                        Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
                .make(KeyPurpose.ACCESS_TOKEN)
                .bytes();
    }

    private static KeyHalves madeHalves(SigningAlgorithm algorithm) {
        byte[] material = made(algorithm);
        try {
            return algorithm.isSymmetric() ? KeyHalves.ofSecret(material) : KeyHalves.ofPkcs8(material, algorithm);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
