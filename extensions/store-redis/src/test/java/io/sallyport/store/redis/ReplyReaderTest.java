package io.sallyport.store.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyReaderTest {
    @Test
    void readsEveryKind() throws IOException {
        assertThat(read("+OK\r\n")).isEqualTo(new Reply.Text("OK"));
        assertThat(read("-NOAUTH Authentication required.\r\n"))
                .isEqualTo(new Reply.Failure("NOAUTH Authentication required."));
        assertThat(read(":-12\r\n")).isEqualTo(new Reply.Whole(-12));
        assertThat(read("$5\r\na\r\n\u00fc\r\n")).isEqualTo(new Reply.Text("a\r\n\u00fc"));
        assertThat(read("$0\r\n\r\n")).isEqualTo(new Reply.Text(""));
        assertThat(read("$-1\r\n")).isEqualTo(new Reply.Nothing());
        assertThat(read("*-1\r\n")).isEqualTo(new Reply.Nothing());
        assertThat(read("*3\r\n:1\r\n*0\r\n$-1\r\n"))
                .isEqualTo(new Reply.Several(
                        List.of(new Reply.Whole(1), new Reply.Several(List.of()), new Reply.Nothing())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "+OK",
                "+OK\r",
                "+OK\rx",
                "HTTP/1.1 400 Bad Request\r\n\r\n",
                ":x\r\n",
                ":9223372036854775808\r\n",
                "$3\r\nab",
                "$3\r\nabcd\r\n",
                "$-2\r\n",
                "$1048577\r\n",
                "*1000001\r\n",
                "*2\r\n:1\r\n",
                "*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n:1\r\n"
            })
    void refusesWhatIsNoAnswer(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(IOException.class);
    }

    @Test
    void refusesALineWithoutEnd() {
        assertThatThrownBy(() -> read("+" + "x".repeat(100_000)))
                .isInstanceOf(IOException.class)
                .hasMessage("the answer is not that of a Redis server");
    }

    @Test
    void aRefusalDoesNotRepeatArguments() {
        Reply.Failure failure =
                new Reply.Failure("ERR unknown command `EVALSHA`, with args beginning with: `c2VjcmV0`, ");

        assertThat(failure.words()).isEqualTo("ERR unknown command `EVALSHA`");
        assertThat(failure.code()).isEqualTo("ERR");
    }

    private static Reply read(String text) throws IOException {
        return new ReplyReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))).read();
    }
}
