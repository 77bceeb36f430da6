package io.sallyport.config;

/** Text from outside as it may stand in a message, a log line or a table. */
final class OneLine {
    private static final int LONGEST = 200;

    private OneLine() {}

    /** The text with each run of line breaks and control characters as one space, cut after 200 characters. */
    static String of(String text) {
        String line =
                text.replaceAll("\\s*[\\p{Cntrl}\\u2028\\u2029]+\\s*", " ").strip();
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }
}
