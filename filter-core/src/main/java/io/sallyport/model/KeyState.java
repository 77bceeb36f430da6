package io.sallyport.model;

import java.util.Locale;

/** Where a key of the ring stands in its life; it follows from the time, nothing is stored. All of them check tokens. */
public enum KeyState {
    /** Published, and not in use yet. */
    NEXT,
    /** The one that makes new tokens. */
    CURRENT,
    /** Makes no more tokens; it stays until none that it made can live. */
    RETIRED;

    /** The state on the wire, such as {@code next}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
