package io.sallyport.fingerprint;

import java.util.function.Function;
import java.util.function.Supplier;

/** What a request's cookies hold under one name. */
public sealed interface CookieLookup {
    /** Answers for the case that it is. */
    <R> R fold(Supplier<R> ifAbsent, Function<String, R> ifFound, Supplier<R> ifRepeated);

    /** No cookie of that name. */
    record Absent() implements CookieLookup {
        @Override
        public <R> R fold(Supplier<R> ifAbsent, Function<String, R> ifFound, Supplier<R> ifRepeated) {
            return ifAbsent.get();
        }
    }

    /**
     * One cookie of that name; a credential.
     *
     * @param value to the letter, quotes too; empty where the cookie has no {@code =}
     */
    record Found(String value) implements CookieLookup {
        @Override
        public <R> R fold(Supplier<R> ifAbsent, Function<String, R> ifFound, Supplier<R> ifRepeated) {
            return ifFound.apply(value);
        }

        @Override
        public String toString() {
            return "Found[redacted]";
        }
    }

    /** More than one: nobody can tell which of them the browser was given by us. */
    record Repeated() implements CookieLookup {
        @Override
        public <R> R fold(Supplier<R> ifAbsent, Function<String, R> ifFound, Supplier<R> ifRepeated) {
            return ifRepeated.get();
        }
    }
}
