package io.sallyport.internal.json;

/** JSON's {@code null}, which is a value like any other and not Java's. */
public enum JsonNull {
    /** The one there is. */
    NULL
}
