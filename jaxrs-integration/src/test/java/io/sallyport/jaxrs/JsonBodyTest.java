package io.sallyport.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.model.RefusalCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTest {
    private static final Set<String> KNOWN = Set.of("name", "flag");
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-01T12:00:00Z"), ZoneOffset.UTC);

    @Test
    void givesWhatMembersHold() {
        JsonBody body = read("{\"name\":\"alice\",\"flag\":true}");

        assertThat(body.required("name")).isEqualTo("alice");
        assertThat(body.isTrue("flag")).isTrue();
    }

    @Test
    void takesAnAbsentFlagForFalse() {
        JsonBody body = read("{}");

        assertThat(body.isTrue("flag")).isFalse();
        assertThat(body.text("name")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "\"name\"",
                "{\"name\":\"a\",\"name\":\"b\"}",
                "{} {}",
                "{\"name\":\"a\",}",
                "{\"other\":1}",
                "{\"name\":[[[[[[[[1]]]]]]]]}"
            })
    void refusesWhatIsNoObjectOfKnownMembers(String text) {
        assertRefused(() -> read(text), RefusalCode.REQUEST_MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"name\":1}", "{\"name\":null}", "{\"name\":[\"a\"]}", "{\"name\":{\"$ne\":null}}", "{}"})
    void refusesATextOfAnotherType(String text) {
        assertRefused(() -> read(text).required("name"), RefusalCode.REQUEST_MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"flag\":\"true\"}", "{\"flag\":1}", "{\"flag\":null}"})
    void refusesAFlagOfAnotherType(String text) {
        assertRefused(() -> read(text).isTrue("flag"), RefusalCode.REQUEST_MALFORMED);
    }

    @ParameterizedTest
    @CsvSource({"-1, false", "0, false", "1, true"})
    void takesSixteenKibibytesAndNoMore(int beyond, boolean refused) {
        String text = "{\"name\":\"\"}";
        String padded = text + " ".repeat(16 * 1024 + beyond - text.length());

        if (refused) {
            assertRefused(() -> read(padded), RefusalCode.BODY_TOO_LARGE);
        } else {
            assertThat(read(padded).required("name")).isEmpty();
        }
    }

    private static void assertRefused(ThrowingCallable call, RefusalCode code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }

    @Test
    void takesABodyThatCannotBeReadForMalformed() {
        assertThatThrownBy(() -> JsonBody.read(failingWith(new IOException("cut short")), KNOWN, NOON))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.code()).isEqualTo(RefusalCode.REQUEST_MALFORMED));
        assertThatThrownBy(() -> JsonBody.read(failingWith(new UncheckedIOException(new IOException())), KNOWN, NOON))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.code()).isEqualTo(RefusalCode.REQUEST_MALFORMED));
    }

    private static InputStream failingWith(Exception thrown) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                return read(new byte[1], 0, 1);
            }

            @Override
            public int read(byte[] into, int from, int most) throws IOException {
                if (thrown instanceof IOException checked) {
                    throw checked;
                }
                throw (RuntimeException) thrown;
            }
        };
    }

    @Test
    void takesABodyThatComesByteByByteForTenSeconds() {
        SlowBody body = new SlowBody("{\"name\":\"alice\"}", Duration.ofMillis(500));

        assertThat(JsonBody.read(body, KNOWN, body.clock()).required("name")).isEqualTo("alice");
    }

    @Test
    void refusesABodyThatComesTooSlowly() {
        SlowBody body = new SlowBody(" ".repeat(16_000), Duration.ofSeconds(1));

        assertRefused(() -> JsonBody.read(body, KNOWN, body.clock()), RefusalCode.REQUEST_MALFORMED);

        assertThat(body.bytesRead()).isEqualTo(11);
    }

    /** Gives one byte at a time, and time passes over each. */
    private static final class SlowBody extends InputStream {
        private final byte[] text;
        private final Duration pause;
        private int bytesRead;

        SlowBody(String text, Duration pause) {
            this.text = text.getBytes(StandardCharsets.UTF_8);
            this.pause = pause;
        }

        int bytesRead() {
            return bytesRead;
        }

        Clock clock() {
            return new Clock() {
                @Override
                public Instant instant() {
                    return NOON.instant().plus(pause.multipliedBy(bytesRead));
                }

                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }
            };
        }

        @Override
        public int read() {
            return bytesRead == text.length ? -1 : text[bytesRead++];
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            int one = read();
            if (one < 0) {
                return -1;
            }
            bytes[offset] = (byte) one;
            return 1;
        }
    }

    private static JsonBody read(String text) {
        return JsonBody.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), KNOWN, NOON);
    }
}
