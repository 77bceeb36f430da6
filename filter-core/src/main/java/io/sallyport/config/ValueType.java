package io.sallyport.config;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How a setting's value is written as text.
 *
 * @param label one or two words for tables
 * @param expectation what to give, as it reads after "give "
 * @param reader reads a trimmed text that is not empty
 * @param printer writes a value as a text that the reader takes
 */
record ValueType<T>(String label, String expectation, Function<String, Parsed<T>> reader, Function<T, String> printer) {
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,9}");

    static ValueType<Duration> duration(String shortest, String longest) {
        Duration from = Duration.parse(shortest);
        Duration to = Duration.parse(longest);
        return new ValueType<>(
                "duration",
                "an ISO-8601 duration from " + shortest + " to " + longest,
                text -> readDuration(text, from, to),
                Duration::toString);
    }

    /** A whole number in decimal digits. */
    static ValueType<Integer> number(int least, int most) {
        return new ValueType<>(
                "number",
                "a whole number from " + least + " to " + most,
                text -> readNumber(text, least, most),
                String::valueOf);
    }

    static ValueType<Boolean> bool() {
        return new ValueType<>(
                "boolean",
                "true or false",
                text -> switch (text) {
                    case "true" -> new Parsed.Read<>(true);
                    case "false" -> new Parsed.Read<>(false);
                    default -> new Parsed.Malformed<>();
                },
                String::valueOf);
    }

    /** One word for each constant of an enum, in lower case with dashes. */
    static <E extends Enum<E>> ValueType<E> oneOf(List<E> constants) {
        String words = constants.stream().map(ValueType::word).collect(Collectors.joining(" or "));
        return new ValueType<>(words, words, text -> readConstant(text, constants), ValueType::word);
    }

    /** Text that matches a pattern as a whole. */
    static ValueType<String> text(String label, String expectation, Pattern pattern) {
        return checked(label, expectation, text -> {
            if (!pattern.matcher(text).matches()) {
                throw new IllegalArgumentException("not " + expectation);
            }
            return text;
        });
    }

    /** Text that passes a check which throws {@link IllegalArgumentException}, and is stored as the check returns it. */
    static ValueType<String> checked(String label, String expectation, UnaryOperator<String> check) {
        return new ValueType<>(
                label, expectation, text -> Parsed.attempt(() -> check.apply(text)), UnaryOperator.identity());
    }

    private static Parsed<Duration> readDuration(String text, Duration from, Duration to) {
        try {
            Duration duration = Duration.parse(text);
            boolean inRange = duration.compareTo(from) >= 0 && duration.compareTo(to) <= 0;
            return inRange ? new Parsed.Read<>(duration) : new Parsed.Malformed<>();
        } catch (DateTimeException malformed) {
            return new Parsed.Malformed<>();
        }
    }

    private static Parsed<Integer> readNumber(String text, int least, int most) {
        boolean inRange =
                DIGITS.matcher(text).matches() && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most;
        return inRange ? new Parsed.Read<>(Integer.valueOf(text)) : new Parsed.Malformed<>();
    }

    private static <E extends Enum<E>> Parsed<E> readConstant(String text, List<E> constants) {
        return constants.stream()
                .filter(constant -> word(constant).equals(text))
                .<Parsed<E>>map(Parsed.Read::new)
                .findFirst()
                .orElseGet(Parsed.Malformed::new);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
