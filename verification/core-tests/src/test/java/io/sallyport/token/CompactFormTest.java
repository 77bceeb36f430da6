package io.sallyport.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.testkit.TestKeys;
import io.sallyport.testkit.TestTokens;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompactFormTest {
    @Test
    void readsHeaderAndPayloadOfAToken() {
        String compact = TestTokens.signedWith(TestKeys.accessTokenKey())
                .payload("payload".getBytes(StandardCharsets.US_ASCII))
                .compact();

        CompactForm form = CompactForm.parse(compact).orElseThrow();

        assertThat(form.header()).asString().isEqualTo("{\"alg\":\"RS256\",\"kid\":\"test-rsa\",\"typ\":\"at+jwt\"}");
        assertThat(form.payload()).asString().isEqualTo("payload");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "AA",
                "AA.AA",
                "AA.AA.",
                ".AA.AA",
                "AA..AA",
                "AA.AA.AA.",
                "AA.AA.AA.AA",
                "AA.AA.AA.AA.AA",
                ".AA.AA.AA"
            })
    void refusesOtherThanThreeFilledSegments(String text) {
        assertThat(CompactForm.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AA=",
                "A+A",
                "A/A",
                "A A",
                "AA\n",
                "AéA",
                "A%41",
                "A\u0000A",
                "Ａ",
                "A@A",
                "A[A",
                "A`A",
                "A{A",
                "A:A"
            })
    void refusesCharactersOutsideTheAlphabetInEachSegment(String segment) {
        assertThat(CompactForm.parse(segment + ".AA.AA")).isEmpty();
        assertThat(CompactForm.parse("AA." + segment + ".AA")).isEmpty();
        assertThat(CompactForm.parse("AA.AA." + segment)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"AA", "AQ", "Ag", "Aw", "AAA", "AAE", "AA8", "AAAA", "AAAB", "AAA_", "azAZ09-_"})
    void readsCanonicalSegments(String segment) {
        assertThat(CompactForm.parse(segment + "." + segment + "." + segment)).isPresent();
    }

    @Test
    void aSegmentIsCanonicalWhereEncodingItsBytesGivesItBack() {
        for (char last : "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".toCharArray()) {
            for (String segment : List.of("A" + last, "AA" + last, "AAA" + last)) {
                byte[] bytes = Base64.getUrlDecoder().decode(segment);
                boolean canonical = Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(bytes)
                        .equals(segment);

                assertThat(CompactForm.parse("AA.AA." + segment).isPresent())
                        .as(segment)
                        .isEqualTo(canonical);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "AAAAA", "AB", "AP", "A_", "AAB", "AAC", "AA_", "AA9"})
    void refusesSegmentsThatCouldBeWrittenOtherwise(String segment) {
        assertThat(CompactForm.parse(segment + ".AA.AA")).isEmpty();
        assertThat(CompactForm.parse("AA." + segment + ".AA")).isEmpty();
        assertThat(CompactForm.parse("AA.AA." + segment)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"4095, true", "4096, true", "4097, false"})
    void looksAtNothingLongerThanACookie(int length, boolean read) {
        String text = "AA.AA." + "A".repeat(length - 6);
        String canonical = (length - 6) % 4 == 1 ? "AAA.AA." + "A".repeat(length - 7) : text;

        assertThat(canonical).hasSize(length);
        assertThat(CompactForm.parse(canonical).isPresent()).isEqualTo(read);
    }

    @Test
    void printsNothingOfTheToken() {
        assertThat(CompactForm.parse("AAAA.BBBB.CCCC").orElseThrow()).hasToString("CompactForm[redacted]");
    }
}
