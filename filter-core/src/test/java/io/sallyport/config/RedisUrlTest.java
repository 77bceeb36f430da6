package io.sallyport.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.model.Password;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedisUrlTest {
    @Test
    void takesDefaultsForWhatIsNotGiven() {
        assertThat(RedisUrl.parse("redis://localhost"))
                .isEqualTo(new RedisUrl(false, "localhost", 6379, Optional.empty(), Optional.empty(), 0));
    }

    @Test
    void takesUserPasswordPortAndDatabase() {
        assertThat(RedisUrl.parse("rediss://app%40depot:p%3A+%2F%20%C3%BC@redis.example:7000/12"))
                .isEqualTo(new RedisUrl(
                        true,
                        "redis.example",
                        7000,
                        Optional.of("app@depot"),
                        Optional.of(new Password("p:+/ \u00fc")),
                        12));
    }

    @Test
    void takesAPasswordWithoutAUser() {
        RedisUrl url = RedisUrl.parse("redis://:a:b@[::1]:6380/");

        assertThat(url.user()).isEmpty();
        assertThat(url.password()).contains(new Password("a:b"));
        assertThat(url.host()).isEqualTo("[::1]");
        assertThat(url.database()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rediss://app%40depot:p%3A%2B%2F%20%C3%BC@redis.example:7000/12",
                "redis://:secret@localhost:6379/0",
                "redis://[::1]:6379/9999"
            })
    void writesWhatItReads(String text) {
        assertThat(RedisUrl.parse(text).text()).isEqualTo(text);
    }

    @Test
    void printsNeitherUserNorPassword() {
        assertThat(RedisUrl.parse("rediss://somebody:hunter2@redis.example:7000/1"))
                .hasToString("rediss://redis.example:7000/1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://hunter2",
                "REDIS://hunter2",
                "redis:hunter2",
                "redis:///hunter2",
                "redis://hunter2@localhost",
                "redis://hunter2:@localhost",
                "redis://:hunter2@localhost:0",
                "redis://:hunter2@localhost:65536",
                "redis://:hunter2@localhost/x",
                "redis://:hunter2@localhost/10000",
                "redis://:hunter2@localhost/1/2",
                "redis://:hunter2@localhost/?a=b",
                "redis://:hunter2@localhost/#b",
                "redis://:hunter2 x@localhost",
                "redis://:hunter2%zz@localhost"
            })
    void refusesWhatIsNoneWithoutShowingIt(String text) {
        assertThatThrownBy(() -> RedisUrl.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .message()
                .doesNotContain("hunter2");
    }
}
