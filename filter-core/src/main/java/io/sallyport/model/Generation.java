package io.sallyport.model;

/**
 * How often a session's refresh token was rotated: 0 at sign-in, one more at each rotation.
 *
 * @param number 0 or more
 */
public record Generation(long number) implements Comparable<Generation> {
    /** The generation of a fresh sign-in. */
    public static final Generation FIRST = new Generation(0);

    public Generation {
        if (number < 0) {
            throw new IllegalArgumentException("a generation is 0 or more, got " + number);
        }
    }

    /** The generation that the next rotation makes. */
    public Generation next() {
        return new Generation(number + 1);
    }

    /** Tells whether {@code later} came right after this one. */
    public boolean precedes(Generation later) {
        return number + 1 == later.number;
    }

    @Override
    public int compareTo(Generation other) {
        return Long.compare(number, other.number);
    }
}
