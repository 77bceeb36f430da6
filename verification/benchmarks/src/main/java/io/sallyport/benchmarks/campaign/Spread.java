package io.sallyport.benchmarks.campaign;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * What several rounds gave.
 *
 * @param values one of each round
 */
record Spread(List<Double> values) {
    private static final double ENOUGH_FOR_WHOLE_NUMBERS = 100;
    private static final double ENOUGH_FOR_ONE_PLACE = 10;

    Spread {
        values = List.copyOf(values);
    }

    /** Nothing yet. */
    static Spread none() {
        return new Spread(List.of());
    }

    Spread plus(double value) {
        List<Double> more = new ArrayList<>(values);
        more.add(value);
        return new Spread(more);
    }

    double median() {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** The median, and where there are several values the least and the greatest of them. */
    String text() {
        return values.size() == 1
                ? number(median())
                : number(median()) + " (" + number(Collections.min(values)) + "–" + number(Collections.max(values))
                        + ")";
    }

    /** A number with as many places as say something. */
    static String number(double value) {
        double size = Math.abs(value);
        int places = size >= ENOUGH_FOR_WHOLE_NUMBERS ? 0 : size >= ENOUGH_FOR_ONE_PLACE ? 1 : 2;
        return String.format(Locale.ROOT, "%." + places + "f", value);
    }
}
