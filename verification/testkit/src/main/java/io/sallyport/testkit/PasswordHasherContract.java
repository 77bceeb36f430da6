package io.sallyport.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.model.Password;
import io.sallyport.model.PasswordHash;
import io.sallyport.spi.PasswordHasher;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link PasswordHasher} must do. Extend it, say how to make one, run it. */
public abstract class PasswordHasherContract {
    private static final Password PASSWORD = new Password("correct horse");

    private PasswordHasher hasher;

    /** For hashers of other packages. */
    protected PasswordHasherContract() {}

    /** Makes a hasher, as cheap as it may be. */
    protected abstract PasswordHasher hasher();

    @BeforeEach
    final void makeAHasher() {
        hasher = hasher();
    }

    @Test
    void matchesThePasswordThatItHashed() {
        PasswordHash hash = hasher.hash(PASSWORD);

        assertThat(hasher.recognises(hash)).as("recognises what it made itself").isTrue();
        assertThat(hasher.matches(PASSWORD, hash)).isTrue();
    }

    @Test
    void matchesNoOtherPassword() {
        PasswordHash hash = hasher.hash(PASSWORD);

        for (String other :
                List.of("Correct horse", "correct horse ", " correct horse", "correct hors", "correct horse\u0000")) {
            assertThat(hasher.matches(new Password(other), hash))
                    .as("matches '%s'", other)
                    .isFalse();
        }
    }

    @Test
    void hashesOnePasswordTwiceWithDifferentSalts() {
        assertThat(hasher.hash(PASSWORD)).isNotEqualTo(hasher.hash(PASSWORD));
    }

    @Test
    void takesAnyPasswordToTheLetter() {
        for (String odd : List.of(" ", "\t\u0001", "p\u00e4ss\ud83d\ude00w\u00f6rd", "x".repeat(Password.LONGEST))) {
            assertThat(hasher.matches(new Password(odd), hasher.hash(new Password(odd))))
                    .isTrue();
        }
    }

    @Test
    void readsALongPasswordToItsEnd() {
        String start = "x".repeat(Password.LONGEST - 1);

        assertThat(hasher.matches(new Password(start + "a"), hasher.hash(new Password(start + "b"))))
                .isFalse();
    }

    @Test
    void recognisesNoHashOfAnotherKind() {
        for (String foreign : List.of("", "$", "plain", "{SSHA}c2FsdA==", "$unknown$i=1$c2FsdA$aGFzaA")) {
            PasswordHash hash = new PasswordHash(foreign);

            assertThat(hasher.recognises(hash)).as("recognises '%s'", foreign).isFalse();
            assertThat(hasher.matches(PASSWORD, hash))
                    .as("matches '%s'", foreign)
                    .isFalse();
        }
    }

    @Test
    void matchesNoHashThatWasCutOff() {
        String whole = hasher.hash(PASSWORD).text();

        IntStream.range(0, whole.length())
                .forEach(length -> assertThat(hasher.matches(PASSWORD, new PasswordHash(whole.substring(0, length))))
                        .as("the first " + length + " of " + whole.length() + " characters")
                        .isFalse());
    }

    @Test
    void givesAHashThatFitsAColumn() {
        assertThat(hasher.hash(PASSWORD).text()).hasSizeBetween(1, 255).matches("[!-~]*");
    }
}
