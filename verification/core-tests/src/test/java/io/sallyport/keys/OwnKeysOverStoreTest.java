package io.sallyport.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.config.EncryptionKey;
import io.sallyport.config.KeysConfig;
import io.sallyport.config.OwnKeysConfig;
import io.sallyport.internal.memory.InMemoryKeySource;
import io.sallyport.model.KeyPurpose;
import io.sallyport.model.SigningAlgorithm;
import io.sallyport.model.StoredKey;
import io.sallyport.spi.KeySource;
import io.sallyport.testkit.SteppingClock;
import io.sallyport.testkit.TestKeys;
import io.sallyport.testkit.TestTokens;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OwnKeysOverStoreTest {
    private static final EncryptionKey ENCRYPTION_KEY =
            new EncryptionKey(Base64.getEncoder().encodeToString(new byte[32]));
    private static final StoredKey OWN = TestKeys.accessTokenKey(SigningAlgorithm.ES256);

    private final SteppingClock clock = new SteppingClock(TestTokens.NOON);
    private final InMemoryKeySource store = new InMemoryKeySource();

    @Test
    void theRingSignsWithOwnKeysAndTheStoreKeepsTheOthers() {
        KeyRing ring = ring(over(Optional.empty()), Optional.empty());

        assertThat(ring.signing(TestTokens.NOON).id()).isEqualTo(OWN.id());
        assertThat(store.keys()).extracting(StoredKey::purpose).containsExactly(KeyPurpose.REFRESH_TOKEN);
        assertThat(ring.mac(TestTokens.NOON).id()).isEqualTo(store.keys().get(0).id());
    }

    @Test
    void ownKeysGoWithAnEncryptionKeyForTheStores() {
        KeyRing ring = ring(over(Optional.of(ENCRYPTION_KEY)), Optional.of(ENCRYPTION_KEY));

        assertThat(ring.signing(TestTokens.NOON).id()).isEqualTo(OWN.id());
        assertThat(store.keys()).allMatch(StoredKey::wrapped);
    }

    @Test
    void whatIsReadAgainUnchangedIsTheSame() {
        OwnKeysOverStore source = over(Optional.of(ENCRYPTION_KEY));

        assertThat(source.keys()).isEqualTo(source.keys());
    }

    @Test
    void keysForAccessTokensInTheStoreDoNotCount() {
        store.append(TestKeys.accessTokenKey());

        assertThat(over(Optional.empty()).keys()).containsExactly(OWN);
    }

    @Test
    void ownKeysAreNeitherAddedNorRemovedHere() {
        OwnKeysOverStore source = over(Optional.empty());
        source.keys();

        assertThat(source.append(TestKeys.accessTokenKey())).isFalse();
        assertThat(source.remove(OWN.id())).isFalse();
        assertThat(store.keys()).isEmpty();
        assertThat(source.append(TestKeys.refreshTokenKey())).isTrue();
        assertThat(source.remove(TestKeys.refreshTokenKey().id())).isTrue();
        assertThat(store.keys()).isEmpty();
    }

    @Test
    void aStoreThatCannotBeWrittenStaysAsItIs() {
        KeySource readOnly = () -> List.of(TestKeys.refreshTokenKey());
        OwnKeysOverStore source =
                new OwnKeysOverStore(() -> List.of(OWN), readOnly, Optional.empty(), new SecureRandom());

        assertThat(source.append(TestKeys.refreshTokenKey())).isFalse();
        assertThat(source.remove(TestKeys.refreshTokenKey().id())).isFalse();
        assertThat(source.keys()).containsExactly(OWN, TestKeys.refreshTokenKey());
    }

    private OwnKeysOverStore over(Optional<EncryptionKey> key) {
        return new OwnKeysOverStore(() -> List.of(OWN, TestKeys.refreshTokenKey()), store, key, new SecureRandom());
    }

    private KeyRing ring(KeySource source, Optional<EncryptionKey> key) {
        KeysConfig config =
                new KeysConfig(SigningAlgorithm.RS256, Optional.empty(), key, OwnKeysConfig.none(), Optional.empty());
        return new KeyRingLoader(source, config, new SecureRandom(), event -> {}, clock).load();
    }
}
