package io.sallyport.store.redis;

import java.util.List;

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

        /** The first of the words. */
        String code() {
            return words.split(" ", 2)[0];
        }
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
