package io.sallyport.config;

import java.util.List;
import java.util.function.Supplier;

/** What came of reading a value's text. */
sealed interface Parsed<T> {
    /** The text is fine. */
    record Read<T>(T value) implements Parsed<T> {}

    /** The text is not what the setting expects; what it expects says enough. */
    record Malformed<T>() implements Parsed<T> {}

    /** Parts of the text are wrong; each fault is told after the setting's name. */
    record Faulty<T>(List<String> faults) implements Parsed<T> {
        public Faulty {
            faults = List.copyOf(faults);
        }
    }

    /** Takes an {@link IllegalArgumentException} of a value's own check as malformed. */
    static <T> Parsed<T> attempt(Supplier<T> reading) {
        try {
            return new Read<>(reading.get());
        } catch (IllegalArgumentException malformed) {
            return new Malformed<>();
        }
    }
}
