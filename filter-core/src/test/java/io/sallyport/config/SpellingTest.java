package io.sallyport.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
    @ParameterizedTest
    @CsvSource({"'', '', 0", "a, '', 1", "'', ab, 2", "store, store, 0", "stroe, store, 2", "kitten, sitting, 3"})
    void countsLettersInsertedRemovedOrExchanged(String one, String other, int expected) {
        assertThat(Spelling.distance(one, other)).isEqualTo(expected);
        assertThat(Spelling.distance(other, one)).isEqualTo(expected);
    }

    @Test
    void takesTheFirstOfTwoThatAreEquallyNear() {
        assertThat(Spelling.nearest("b", List.of("xyz", "a", "c"))).isEqualTo("a");
    }
}
