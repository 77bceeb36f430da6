package io.sallyport.benchmarks.campaign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The page that a run writes its figures into, between a line {@code <!-- benchmarks: name -->} and the next {@code <!--
 * end -->}.
 *
 * @param file where it is
 */
record Page(Path file) {
    private static final String END = "<!-- end -->";

    /** Puts text between the marks of that name. */
    void write(String name, String text) throws IOException {
        String page = Files.readString(file);
        String mark = "<!-- benchmarks: " + name + " -->";
        int start = page.indexOf(mark);
        int end = page.indexOf(END, start);
        if (start < 0 || end < 0) {
            throw new IOException(
                    file + " has no " + mark + " with " + END + " after it: add them where the figures belong");
        }
        Files.writeString(
                file, page.substring(0, start + mark.length()) + "\n\n" + text.strip() + "\n\n" + page.substring(end));
    }
}
