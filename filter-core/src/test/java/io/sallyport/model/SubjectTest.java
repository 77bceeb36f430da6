package io.sallyport.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectTest {
    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\0b", "a\u007fb", "a\u0085b", "a\u2028b", "a\u2029b"})
    void staysInOneLine(String text) {
        assertThatThrownBy(() -> new Subject(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sub has a control character at position 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "   ", "\u2003"})
    void isNotBlank(String text) {
        assertThatThrownBy(() -> new Subject(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sub is blank");
    }

    @Test
    void isKeptToTheLetter() {
        assertThat(new Subject(" \u200bAl\u0456ce ").value()).isEqualTo(" \u200bAl\u0456ce ");
    }
}
