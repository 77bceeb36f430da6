package io.sallyport.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequesterTest {
    @Test
    void aUserIsNamedBySubjectHoweverLong() {
        Subject longest = new Subject("s".repeat(255));

        assertThat(Requester.user(longest, new SessionId("own")))
                .isEqualTo(new Requester("user " + longest.value(), Optional.of(new SessionId("own"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "one\ntwo"})
    void aNameIsALineThatSaysSomething(String name) {
        assertThatThrownBy(() -> Requester.named(name)).isInstanceOf(IllegalArgumentException.class);
    }
}
