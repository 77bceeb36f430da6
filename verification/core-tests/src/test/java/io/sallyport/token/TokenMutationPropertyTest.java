package io.sallyport.token;

import static io.sallyport.token.TestVerifier.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.model.RefusalCode;
import io.sallyport.testkit.TestKeys;
import io.sallyport.testkit.TestTokens;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TokenMutationPropertyTest {
    private static final String COMPACT =
            TestTokens.signedWith(TestKeys.accessTokenKey()).compact();

    private final TokenVerifier verifier = TestVerifier.forAdmission(TestVerifier.noon());

    @Property(tries = 2000)
    void anyOtherCharacterAnywhereMakesATokenInvalid(
            @ForAll @IntRange(max = 2000) int place, @ForAll @CharRange(from = '-', to = 'z') char other) {
        int index = place % COMPACT.length();
        Assume.that(COMPACT.charAt(index) != other);

        String mutated = COMPACT.substring(0, index) + other + COMPACT.substring(index + 1);

        assertThat(refusalOf(verifier.verify(mutated))).contains(RefusalCode.TOKEN_INVALID);
    }

    @Property(tries = 300)
    void noTextIsATokenByChance(@ForAll String text) {
        assertThat(refusalOf(verifier.verify(text))).contains(RefusalCode.TOKEN_INVALID);
    }

    @Test
    void everyShorterOrLongerTextIsInvalid() {
        for (int length = 0; length < COMPACT.length(); length++) {
            assertThat(refusalOf(verifier.verify(COMPACT.substring(0, length)))).contains(RefusalCode.TOKEN_INVALID);
        }
        for (String more : new String[] {"A", "AA", "=", " ", ".", "\n", ".AA"}) {
            assertThat(refusalOf(verifier.verify(COMPACT + more))).contains(RefusalCode.TOKEN_INVALID);
            assertThat(refusalOf(verifier.verify(more + COMPACT))).contains(RefusalCode.TOKEN_INVALID);
        }
        assertThat(refusalOf(verifier.verify(COMPACT))).isEmpty();
    }
}
