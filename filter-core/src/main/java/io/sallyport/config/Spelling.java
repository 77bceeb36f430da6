package io.sallyport.config;

import java.util.Collection;
import java.util.Comparator;

/** Finds the word that somebody meant. */
final class Spelling {
    private Spelling() {}

    /** The candidate that takes the fewest letters inserted, removed or exchanged; the first of several. */
    static String nearest(String word, Collection<String> candidates) {
        return candidates.stream()
                .min(Comparator.comparingInt(candidate -> distance(word, candidate)))
                .orElseThrow(() -> new IllegalArgumentException("there is no candidate for '" + word + "'"));
    }

    static int distance(String one, String other) {
        int[] above = new int[other.length() + 1];
        for (int column = 0; column < above.length; column++) {
            above[column] = column;
        }
        for (int row = 1; row <= one.length(); row++) {
            above = rowBelow(above, row, one.charAt(row - 1), other);
        }
        return above[other.length()];
    }

    private static int[] rowBelow(int[] above, int row, char letter, String other) {
        int[] current = new int[above.length];
        current[0] = row;
        for (int column = 1; column < current.length; column++) {
            int exchanged = above[column - 1] + (other.charAt(column - 1) == letter ? 0 : 1);
            current[column] = Math.min(exchanged, 1 + Math.min(above[column], current[column - 1]));
        }
        return current;
    }
}
