package io.sallyport.store.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.util.SafeEncoder;

/** What the server answered. Whoever expects another kind gets an {@link IllegalArgumentException}. */
sealed interface Reply {
    /** Text, or the word that something is done. */
    record Text(String value) implements Reply {
        @Override
        public String text() {
            return value;
        }

        /** Whatever is stored, keys too. */
        @Override
        public String toString() {
            return "Text[" + value.length() + " characters]";
        }
    }

    /** A whole number. */
    record Whole(long value) implements Reply {
        @Override
        public long number() {
            return value;
        }
    }

    /** Several replies. */
    record Several(List<Reply> values) implements Reply {
        public Several {
            values = List.copyOf(values);
        }

        @Override
        public List<Reply> items() {
            return values;
        }
    }

    /** There is none. */
    record Nothing() implements Reply {}

    /**
     * The server refuses.
     *
     * @param words the server's own, which begin with a code such as {@code NOAUTH}
     */
    record Failure(String words) implements Reply {
        private static final int LONGEST = 200;

        /** Of an unknown command the server repeats the arguments, keys too. */
        public Failure {
            words = words.split(",? with args", 2)[0];
            words = words.substring(0, Math.min(LONGEST, words.length()));
        }

        static Failure of(JedisDataException refusal) {
            return new Failure(Objects.requireNonNullElse(refusal.getMessage(), ""));
        }

        /** The first of the words. */
        String code() {
            return words.split(" ", 2)[0];
        }
    }

    /** What Jedis gives for it. */
    static Reply of(@Nullable Object answer) {
        if (answer == null) {
            return new Nothing();
        }
        if (answer instanceof byte[] text) {
            return new Text(SafeEncoder.encode(text));
        }
        if (answer instanceof Long number) {
            return new Whole(number);
        }
        if (answer instanceof JedisDataException refusal) {
            return Failure.of(refusal);
        }
        if (answer instanceof List<?> answers) {
            List<Reply> replies = new ArrayList<>();
            answers.forEach(each -> replies.add(of(each)));
            return new Several(replies);
        }
        throw new JedisException("the answer is of an unknown kind: " + answer.getClass());
    }

    /** The text. */
    default String text() {
        throw unexpected("text");
    }

    /** The number. */
    default long number() {
        throw unexpected("a number");
    }

    /** The replies. */
    default List<Reply> items() {
        throw unexpected("several values");
    }

    private IllegalArgumentException unexpected(String expected) {
        return new IllegalArgumentException(
                "the answer is " + getClass().getSimpleName() + " where " + expected + " was expected");
    }
}
