package io.sallyport.config;

/** Text from outside as it may stand in a message, a log line or a table. */
final class OneLine {
    private static final int LONGEST = 200;

    private OneLine() {}

    /** The text with each run of line breaks and control characters as one space. */
    static String of(String text) {
        return text.replaceAll("\\s*[\\p{Cntrl}\\u2028\\u2029]+\\s*", " ").strip();
    }

    /** The same, cut after 200 characters. */
    static String excerpt(String text) {
        String line = of(text);
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }
}
