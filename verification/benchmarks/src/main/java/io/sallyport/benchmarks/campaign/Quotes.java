package io.sallyport.benchmarks.campaign;

import io.sallyport.benchmarks.guard.Contestant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How each guard was set up, quoted from the code that did it. */
final class Quotes {
    private static final String START = "// page: ";
    private static final String END = "// end of page";

    private Quotes() {}

    /** All of them from a folder of sources. */
    static String from(Path sources) throws IOException {
        StringBuilder page = new StringBuilder();
        for (Contestant contestant : Contestant.values()) {
            List<String> quoted = quoted(contestant, sources);
            if (!quoted.isEmpty()) {
                page.append("#### ").append(contestant.title()).append("\n\n```java\n");
                quoted.forEach(line -> page.append(line).append('\n'));
                page.append("```\n\n");
            }
        }
        return page.toString();
    }

    private static List<String> quoted(Contestant contestant, Path sources) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(sources)) {
            files = all.filter(file -> file.toString().endsWith("Guard.java")).collect(Collectors.toList());
        }
        List<String> quoted = new ArrayList<>();
        for (Path file : files) {
            List<String> lines = Files.readAllLines(file);
            int start = lines.indexOf("    " + START + contestant);
            if (start >= 0) {
                int end = lines.subList(start, lines.size()).indexOf("    " + END) + start;
                lines.subList(start + 1, end)
                        .forEach(line -> quoted.add(line.startsWith("    ") ? line.substring(4) : line));
            }
        }
        return quoted;
    }
}
