package io.sallyport.store.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

class ReplyTest {
    @Test
    void everyKindOfAnswerBecomesAReply() {
        assertThat(Reply.of("a\r\n\u00fc".getBytes(StandardCharsets.UTF_8))).isEqualTo(new Reply.Text("a\r\n\u00fc"));
        assertThat(Reply.of(-12L)).isEqualTo(new Reply.Whole(-12));
        assertThat(Reply.of(null)).isEqualTo(new Reply.Nothing());
        assertThat(Reply.of(new JedisDataException("NOAUTH Authentication required.")))
                .isEqualTo(new Reply.Failure("NOAUTH Authentication required."));
        assertThat(Reply.of(Arrays.asList(1L, List.of(), null)))
                .isEqualTo(new Reply.Several(
                        List.of(new Reply.Whole(1), new Reply.Several(List.of()), new Reply.Nothing())));
    }

    @Test
    void anAnswerOfAnotherKindIsNoReply() {
        assertThatThrownBy(() -> Reply.of(1.5))
                .isInstanceOf(JedisException.class)
                .hasMessage("the answer is of an unknown kind: class java.lang.Double");
    }

    @Test
    void aRefusalDoesNotRepeatArguments() {
        Reply.Failure failure =
                new Reply.Failure("ERR unknown command `EVALSHA`, with args beginning with: `c2VjcmV0`, ");

        assertThat(failure.words()).isEqualTo("ERR unknown command `EVALSHA`");
        assertThat(failure.code()).isEqualTo("ERR");
    }
}
