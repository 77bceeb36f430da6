package io.sallyport.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyIdTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "k",
                "Tv8OyLZp3Sx+0ewEuf2vZRqnkrMX/3ZbpIbnGBdZ1eY=",
                "bilbo.baggins@hobbiton.example",
                "https://issuer.example/keys/1#a",
                "~!"
            })
    void isWhatItsOwnerCallsTheKey(String name) {
        assertThat(new KeyId(name).value()).isEqualTo(name);
        assertThat(new KeyId("k".repeat(128)).value()).hasSize(128);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a\tb", "a\nb", "a\0b", "a\"b", "a'b", "a\\b", "a\u007fb", "a\u00e9b"})
    void isVisibleInEveryLogAndSafeInEveryQuotes(String name) {
        assertThatThrownBy(() -> new KeyId(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("kid must consist of visible ASCII characters without quotes and backslash, but character 2"
                        + " is another");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 129})
    void isNeitherEmptyNorEndless(int length) {
        assertThatThrownBy(() -> new KeyId("k".repeat(length)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("kid must have 1 to 128 characters, got " + length);
    }

    /** A refresh token parts its members with dots, and the name of the key is one of them. */
    @ParameterizedTest
    @ValueSource(strings = {"a.b", "a=", "a/b"})
    void ofAStoredKeyIsStricter(String name) {
        assertThatThrownBy(() -> StoredKey.of(
                        new KeyId(name), KeyPurpose.REFRESH_TOKEN, "HS256", false, new byte[32], Instant.EPOCH))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("kid of a stored key must consist of A-Z a-z 0-9 - _");
    }
}
