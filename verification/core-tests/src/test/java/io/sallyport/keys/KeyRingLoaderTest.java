package io.sallyport.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.sallyport.audit.AuditEvent;
import io.sallyport.config.ConfigurationException;
import io.sallyport.config.EncryptionKey;
import io.sallyport.config.KeysConfig;
import io.sallyport.config.OwnKeysConfig;
import io.sallyport.internal.memory.InMemoryKeySource;
import io.sallyport.model.KeyId;
import io.sallyport.model.KeyPurpose;
import io.sallyport.model.SigningAlgorithm;
import io.sallyport.model.StoredKey;
import io.sallyport.spi.KeySource;
import io.sallyport.spi.StoreUnavailableException;
import io.sallyport.testkit.Race;
import io.sallyport.testkit.SteppingClock;
import io.sallyport.testkit.TestKeys;
import io.sallyport.testkit.TestTokens;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class KeyRingLoaderTest {
    private static final EncryptionKey ENCRYPTION_KEY = encryptionKey("one key of thirty-two characters");

    private final SteppingClock clock = new SteppingClock(TestTokens.NOON);
    private final List<AuditEvent> events = Collections.synchronizedList(new ArrayList<>());
    private final InMemoryKeySource source = new InMemoryKeySource();

    @Test
    void theFirstStartMakesOneKeyOfEachPurposeAndSaysSo() {
        KeyRing ring = loader(source).load();

        assertThat(source.keys())
                .extracting(StoredKey::purpose, StoredKey::algorithm, StoredKey::createdAt)
                .containsExactlyInAnyOrder(
                        tuple(KeyPurpose.ACCESS_TOKEN, "RS256", TestTokens.NOON),
                        tuple(KeyPurpose.REFRESH_TOKEN, "HS256", TestTokens.NOON));
        assertThat(events)
                .containsExactly(
                        new AuditEvent.KeyCreated(
                                TestTokens.NOON,
                                ring.signing(TestTokens.NOON).id(),
                                KeyPurpose.ACCESS_TOKEN,
                                "RS256",
                                TestTokens.NOON,
                                "start"),
                        new AuditEvent.KeyCreated(
                                TestTokens.NOON,
                                ring.mac(TestTokens.NOON).id(),
                                KeyPurpose.REFRESH_TOKEN,
                                "HS256",
                                TestTokens.NOON,
                                "start"));
    }

    @Test
    void theSecondStartMakesNone() {
        KeyRing first = loader(source).load();
        events.clear();

        KeyRing second = loader(source).load();

        assertThat(second.signing(TestTokens.NOON)).isEqualTo(first.signing(TestTokens.NOON));
        assertThat(second.mac(TestTokens.NOON).mac(new byte[1]))
                .isEqualTo(first.mac(TestTokens.NOON).mac(new byte[1]));
        assertThat(events).isEmpty();
    }

    @Test
    void nodesThatStartAtOnceAgree() {
        List<KeyRing> rings = Race.of(4, node -> loader(source).load());

        assertThat(rings)
                .extracting(ring -> ring.signing(TestTokens.NOON).id())
                .containsOnly(rings.get(0).signing(TestTokens.NOON).id());
        assertThat(rings)
                .extracting(ring -> ring.mac(TestTokens.NOON).id())
                .containsOnly(rings.get(0).mac(TestTokens.NOON).id());
        assertThat(source.keys()).hasSize(2);
        assertThat(events).hasSize(2);
    }

    @Test
    void theNewestKeySignsAndAllOfThemVerify() {
        StoredKey older = TestKeys.accessTokenKey();
        StoredKey newer =
                new StoredKey(new KeyId("newer"), older.purpose(), "RS256", false, older.material(), TestTokens.NOON);

        KeyRing ring =
                loader(() -> List.of(older, TestKeys.refreshTokenKey(), newer)).load();

        assertThat(ring.signing(TestTokens.NOON).id().value()).isEqualTo("newer");
        assertThat(ring.verification(older.id())).isPresent();
        assertThat(ring.verification(newer.id())).isPresent();
        assertThat(ring.verification(TestKeys.refreshTokenKey().id())).isEmpty();
        assertThat(ring.mac(older.id())).isEmpty();
        assertThat(ring.mac(TestKeys.refreshTokenKey().id())).isPresent();
    }

    @Test
    void keysAndTheirNamesAreRandom() {
        KeyRing one = loader(new InMemoryKeySource()).load();
        KeyRing other = loader(new InMemoryKeySource()).load();

        assertThat(one.mac(TestTokens.NOON).id())
                .isNotEqualTo(other.mac(TestTokens.NOON).id());
        assertThat(one.mac(TestTokens.NOON).mac(new byte[1]))
                .isNotEqualTo(other.mac(TestTokens.NOON).mac(new byte[1]));
        assertThat(one.signing(TestTokens.NOON).id())
                .isNotEqualTo(other.signing(TestTokens.NOON).id());
        assertThat(one.signing(TestTokens.NOON).key())
                .isNotEqualTo(other.signing(TestTokens.NOON).key());
    }

    @Test
    void noNonceWrapsTwice() {
        KeyWrapping wrapping = new KeyWrapping(ENCRYPTION_KEY, new SecureRandom());
        KeyId id = new KeyId("k");

        byte[] one = wrapping.wrap(id, KeyPurpose.REFRESH_TOKEN, new byte[32]);
        byte[] other = wrapping.wrap(id, KeyPurpose.REFRESH_TOKEN, new byte[32]);

        assertThat(Arrays.copyOf(one, 12)).isNotEqualTo(Arrays.copyOf(other, 12));
    }

    @Test
    void keysAreWrappedAtRest() {
        KeyRing ring = loader(source, Optional.of(ENCRYPTION_KEY)).load();

        assertThat(source.keys()).allMatch(StoredKey::wrapped);
        assertThat(stored(KeyPurpose.ACCESS_TOKEN).bytes())
                .isNotEqualTo(ring.signing(TestTokens.NOON).key().getEncoded());
        assertThat(loader(source, Optional.of(ENCRYPTION_KEY)).load().signing(TestTokens.NOON))
                .isEqualTo(ring.signing(TestTokens.NOON));
    }

    @Test
    void wrappedKeysNeedTheirEncryptionKey() {
        loader(source, Optional.of(ENCRYPTION_KEY)).load();
        String id = stored(KeyPurpose.ACCESS_TOKEN).id().value();

        assertThatThrownBy(() -> loader(source).load())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageEndingWith("Key " + id + " is stored encrypted: set sallyport.keys.encryption-key (or -file)"
                        + " to the key that it was stored under.");
        assertThatThrownBy(() -> loader(source, Optional.of(encryptionKey("x".repeat(32))))
                        .load())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageEndingWith("Key " + id + " does not open under sallyport.keys.encryption-key: set the key"
                        + " that it was stored under. To start afresh, delete the rows of sallyport_key; everybody signs"
                        + " in again then.");
    }

    @Test
    void aKeyInTheClearIsNotTakenBesideAnEncryptionKey() {
        loader(source).load();
        String id = stored(KeyPurpose.ACCESS_TOKEN).id().value();

        assertThatThrownBy(() -> loader(source, Optional.of(ENCRYPTION_KEY)).load())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageEndingWith("Key " + id + " is stored in the clear, although sallyport.keys.encryption-key is"
                        + " set: delete the rows of sallyport_key, and everybody signs in again; or, if keys are to stay"
                        + " in the clear, remove the encryption key and set sallyport.insecure.plain-keys=true.");
    }

    @Test
    void aWrappedKeyDoesNotOpenInAnothersPlace() {
        loader(source, Optional.of(ENCRYPTION_KEY)).load();
        StoredKey rsa = stored(KeyPurpose.ACCESS_TOKEN);
        StoredKey mac = stored(KeyPurpose.REFRESH_TOKEN);
        StoredKey renamed =
                new StoredKey(new KeyId("renamed"), rsa.purpose(), "RS256", true, rsa.material(), rsa.createdAt());
        StoredKey cut = new StoredKey(rsa.id(), rsa.purpose(), "RS256", true, "AAAAAAAAAAAAAAAA", rsa.createdAt());

        assertDoesNotOpen(List.of(renamed, mac));
        assertDoesNotOpen(List.of(cut, mac));
    }

    private void assertDoesNotOpen(List<StoredKey> keys) {
        assertThatThrownBy(() -> loader(() -> keys, Optional.of(ENCRYPTION_KEY)).load())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(" does not open under sallyport.keys.encryption-key");
    }

    static Stream<Arguments> brokenKeys() {
        StoredKey rsa = TestKeys.accessTokenKey();
        StoredKey mac = TestKeys.refreshTokenKey();
        return Stream.of(
                Arguments.of(
                        with(rsa, "RS256", "AAAA"),
                        "Key test-rsa is no private key for RS256 in PKCS #8: remove it from the key source."),
                Arguments.of(
                        with(rsa, "RS256", "no base64!"),
                        "Key test-rsa is not in base64: remove it from the key source."),
                Arguments.of(
                        with(rsa, "ES256K", rsa.material()),
                        "Key test-rsa is for ES256K: only HS256, HS384, HS512, RS256, RS384, RS512, PS256, PS384, PS512,"
                                + " ES256, ES384, ES512, EdDSA are known."),
                Arguments.of(
                        with(rsa, "ES256", rsa.material()),
                        "Key test-rsa is no private key for ES256 in PKCS #8: remove it from the key source."),
                Arguments.of(
                        with(
                                rsa,
                                "ES256",
                                TestKeys.accessTokenKey(SigningAlgorithm.ES384).material()),
                        "Key test-rsa is no private key for ES256 in PKCS #8: remove it from the key source."),
                Arguments.of(
                        with(rsa, "HS256", Base64.getEncoder().encodeToString(new byte[32])),
                        "Key test-rsa repeats itself: a secret is random bytes. Remove it from the key source."),
                Arguments.of(with(mac, "HS256", "%"), "Key test-mac is not in base64: remove it from the key source."),
                Arguments.of(with(mac, "HS512", mac.material()), "Key test-mac is for HS512: only HS256 is known."),
                Arguments.of(
                        with(mac, "HS256", ""),
                        "Key test-mac has 0 bytes: a secret for HS256 has 32 or more. Remove it from the key source."),
                Arguments.of(
                        with(mac, "HS256", Base64.getEncoder().encodeToString(new byte[31])),
                        "Key test-mac has 31 bytes: a secret for HS256 has 32 or more. Remove it from the key source."));
    }

    @ParameterizedTest
    @MethodSource("brokenKeys")
    void aKeyThatCannotBeUsedStopsTheStart(StoredKey broken, String problem) {
        List<StoredKey> keys = broken.purpose() == KeyPurpose.ACCESS_TOKEN
                ? List.of(broken, TestKeys.refreshTokenKey())
                : List.of(TestKeys.accessTokenKey(), broken);

        assertThatThrownBy(() -> loader(() -> keys).load())
                .isInstanceOfSatisfying(
                        ConfigurationException.class,
                        e -> assertThat(e.problems()).containsExactly(problem));
    }

    @Test
    void aSourceThatCannotBeWrittenMustHaveBothKeys() {
        assertThatThrownBy(
                        () -> loader(() -> List.of(TestKeys.accessTokenKey())).load())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageEndingWith(
                        "The key source has no key for REFRESH_TOKEN and cannot be written: add one to it.");
    }

    @Test
    void twoKeysOfOneNameAreAFault() {
        StoredKey rsa = TestKeys.accessTokenKey();

        assertThatThrownBy(() -> loader(() -> List.of(rsa, rsa, TestKeys.refreshTokenKey()))
                        .load())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageEndingWith("The key source has two keys that are called test-rsa: remove one of them.");
    }

    @Test
    void aSourceThatIsOutOfReachIsSaidToBe() {
        KeySource down = () -> {
            throw new StoreUnavailableException("out of reach");
        };

        assertThatThrownBy(() -> loader(down).load())
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessage("out of reach");
    }

    @Test
    void noKeyIsPrinted() {
        KeyRing ring = loader(new TestKeys()).load();

        assertThat(ring.signing(TestTokens.NOON)).hasToString("SigningKey[id=test-rsa, redacted]");
        assertThat(ring.mac(TestTokens.NOON)).hasToString("MacKey[id=test-mac, redacted]");
    }

    @Test
    void whatHasNotChangedIsNotOpenedAgain() {
        KeyRingLoader loader = loader(source);
        KeyRing first = loader.load();

        KeyRing same = loader.load();
        source.append(TestKeys.accessTokenKey().placed(1, TestTokens.NOON));
        KeyRing other = loader.load();

        assertThat(same).isSameAs(first);
        assertThat(other.verification(TestKeys.accessTokenKey().id())).isPresent();
    }

    private StoredKey stored(KeyPurpose purpose) {
        return source.keys().stream()
                .filter(key -> key.purpose() == purpose)
                .findFirst()
                .orElseThrow();
    }

    private KeyRingLoader loader(KeySource from) {
        return loader(from, Optional.empty());
    }

    private KeyRingLoader loader(KeySource from, Optional<EncryptionKey> key) {
        return new KeyRingLoader(
                from,
                new KeysConfig(SigningAlgorithm.RS256, Optional.empty(), key, OwnKeysConfig.none(), Optional.empty()),
                new SecureRandom(),
                events::add,
                clock);
    }

    private static StoredKey with(StoredKey key, String algorithm, String material) {
        return new StoredKey(key.id(), key.purpose(), algorithm, false, material, key.createdAt());
    }

    private static EncryptionKey encryptionKey(String text) {
        return new EncryptionKey(Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII)));
    }
}
