package io.sallyport.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.model.FingerprintHash;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintTest {
    private static final String ZEROS = "A".repeat(43);

    @Test
    void g24IsDifferentAMillionTimes() {
        SecureRandom random = new SecureRandom();
        Set<String> values = new HashSet<>();

        for (int count = 0; count < 1_000_000; count++) {
            values.add(Fingerprint.random(random).value());
        }

        assertThat(values).hasSize(1_000_000);
    }

    @Test
    void holdsThirtyTwoRandomBytes() {
        byte[] everSet = new byte[32];
        byte[] alwaysSet = new byte[32];
        Arrays.fill(alwaysSet, (byte) 0xff);
        SecureRandom random = new SecureRandom();

        for (int count = 0; count < 1000; count++) {
            byte[] bytes =
                    Base64.getUrlDecoder().decode(Fingerprint.random(random).value());
            for (int i = 0; i < bytes.length; i++) {
                everSet[i] |= bytes[i];
                alwaysSet[i] &= bytes[i];
            }
        }

        assertThat(everSet).containsOnly((byte) 0xff);
        assertThat(alwaysSet).containsOnly((byte) 0);
    }

    @Test
    void isHashedByItsTextAndNotItsBytes() {
        // By another implementation: SHA-256 of 43 bytes 0x41, not of the 32 zero bytes that they encode.
        assertThat(new Fingerprint(ZEROS).hash())
                .isEqualTo(new FingerprintHash("DwBzhbb51LfusnSGBa_hqYSgo7-j8BTQnip4TOnlzRo"));
    }

    @Test
    void matchesItsOwnHashAlone() {
        Fingerprint fingerprint = new Fingerprint(ZEROS);
        Fingerprint neighbour = new Fingerprint("A".repeat(42) + "E");

        assertThat(fingerprint.matches(fingerprint.hash())).isTrue();
        assertThat(fingerprint.matches(neighbour.hash())).isFalse();
        assertThat(fingerprint.matches(new FingerprintHash(ZEROS))).isFalse();
    }

    @Test
    void doesNotMatchItsHashInAnotherSpelling() {
        Fingerprint fingerprint = new Fingerprint(ZEROS);
        String hash = fingerprint.hash().value();
        // The last character's two spare bits; a lenient decoder would see the same bytes.
        char last = hash.charAt(42);
        String other = hash.substring(0, 42) + (char) (last + 1);

        assertThat(Base64.getUrlDecoder().decode(other))
                .isEqualTo(Base64.getUrlDecoder().decode(hash));
        assertThat(fingerprint.matches(new FingerprintHash(other))).isFalse();
    }

    @Property
    void everyThirtyTwoBytesAreOneFingerprint(@ForAll @Size(32) byte[] bytes) {
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);

        assertThat(Fingerprint.parse(text)).contains(new Fingerprint(text));
    }

    @Property
    void noOtherTextIsOne(@ForAll String text) {
        assertThat(Fingerprint.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA-",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "+AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n",
                " AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
            })
    void isWrittenInOneWayOnly(String text) {
        assertThat(Fingerprint.parse(text)).isEmpty();
        assertThatThrownBy(() -> new Fingerprint(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a fingerprint is 32 bytes in base64url without padding");
    }

    @Test
    void doesNotPrint() {
        assertThat(new Fingerprint(ZEROS)).hasToString("Fingerprint[redacted]");
    }
}
