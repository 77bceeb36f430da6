package io.sallyport.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.model.Password;
import io.sallyport.model.PasswordHash;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Pbkdf2PasswordHasherTest {
    private static final String SALT = "c2FsdHNhbHRzYWx0c2FsdA";
    private static final String HASH = "A".repeat(43);

    private final Pbkdf2PasswordHasher hasher = new Pbkdf2PasswordHasher(1000, new SecureRandom());

    @ParameterizedTest
    @CsvSource({
        "passwordPASSWORDpassword, saltSALTsaltSALTsaltSALTsaltSALTsalt, 4096,"
                + " 348c89dbcbd32b2f32d814b8116e84cf2b17347ebc1800181c4e2a1fb8dd53e1",
        "pässwörd-密码-🔑, sixteen bytes ok, 1000," + " 383a1487afcfd28d0a4c6fb403b9735361fca994f1c1f5ad9e8acc7164c8c0f2"
    })
    void derivesWhatThePublishedVectorsSay(String password, String salt, int iterations, String hex) {
        String hash = base64(HexFormat.of().parseHex(hex));
        PasswordHash stored = new PasswordHash(
                "$pbkdf2-sha256$i=" + iterations + "$" + base64(salt.getBytes(StandardCharsets.UTF_8)) + "$" + hash);

        assertThat(hasher.matches(new Password(password), stored)).isTrue();
        assertThat(hasher.matches(new Password(password + "x"), stored)).isFalse();
    }

    @Test
    void whatItHashesItRecognisesAndMatches() {
        PasswordHash hash = hasher.hash(new Password("depot-2009"));

        assertThat(hash.text()).matches("\\$pbkdf2-sha256\\$i=1000\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
        assertThat(hasher.recognises(hash)).isTrue();
        assertThat(hasher.matches(new Password("depot-2009"), hash)).isTrue();
        assertThat(hasher.matches(new Password("depot-2009 "), hash)).isFalse();
        assertThat(hasher.matches(new Password("Depot-2009"), hash)).isFalse();
    }

    @Test
    void aNulIsNotNothing() {
        PasswordHash hash = hasher.hash(new Password("depot-2009"));

        assertThat(hasher.matches(new Password("depot-2009\0"), hash)).isFalse();
        assertThatThrownBy(() -> hasher.hash(new Password("\0depot-2009")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a password with a NUL character cannot be hashed: refuse it");
    }

    @Test
    void twoHashesOfOnePasswordDiffer() {
        assertThat(hasher.hash(new Password("same"))).isNotEqualTo(hasher.hash(new Password("same")));
    }

    @Test
    void theUsualCostIsSixHundredThousand() {
        PasswordHash hash = new Pbkdf2PasswordHasher(new SecureRandom()).hash(new Password("x"));

        assertThat(hash.text()).startsWith("$pbkdf2-sha256$i=600000$");
    }

    @ParameterizedTest
    @CsvSource({"999, false", "1000, true", "600000, true", "10000000, true", "10000001, false", "99999999, false"})
    void costsOutsideTheBoundsAreNotRecognised(long iterations, boolean recognised) {
        PasswordHash hash = new PasswordHash("$pbkdf2-sha256$i=" + iterations + "$" + SALT + "$" + HASH);

        assertThat(hasher.recognises(hash)).isEqualTo(recognised);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain text",
                "$2b$12$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234",
                "$pbkdf2-sha512$i=1000$c2FsdHNhbHRzYWx0c2FsdA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "$pbkdf2-sha256$1000$c2FsdHNhbHRzYWx0c2FsdA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "$pbkdf2-sha256$i=01000$c2FsdHNhbHRzYWx0c2FsdA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "$pbkdf2-sha256$i=1000$c2FsdHNhbH$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "$pbkdf2-sha256$i=1000$c2FsdHNhbHRzY$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "$pbkdf2-sha256$i=1000$c2FsdHNhbHRzYWx0c2FsdA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "$pbkdf2-sha256$i=1000$c2FsdHNhbHRzYWx0c2FsdA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "$pbkdf2-sha256$i=1000$c2FsdHNhbHRzYWx0c2FsdA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n",
                "x$pbkdf2-sha256$i=1000$c2FsdHNhbHRzYWx0c2FsdA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void otherTextsAreNotRecognisedAndMatchNothing(String text) {
        assertThat(hasher.recognises(new PasswordHash(text))).isFalse();
        assertThat(hasher.matches(new Password("x"), new PasswordHash(text))).isFalse();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }
}
