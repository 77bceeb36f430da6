package io.sallyport.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What is read out of pages. */
final class Pages {
    private Pages() {}

    /** All of them, by their paths from the root. */
    static List<String> all() throws IOException {
        return Repository.files(".md");
    }

    static String text(String page) throws IOException {
        return Files.readString(Repository.ROOT.resolve(page));
    }

    /** The fenced blocks of a language, without the white space that a list puts before their lines. */
    static List<String> fenced(String page, String language) throws IOException {
        return Pattern.compile("^ *```" + language + "\\n(.*?)^ *```", Pattern.DOTALL | Pattern.MULTILINE)
                .matcher(text(page))
                .results()
                .map(match -> match.group(1).stripIndent())
                .toList();
    }

    /** What a pattern's first group finds in a page. */
    static List<String> found(String page, Pattern pattern) throws IOException {
        return pattern.matcher(text(page))
                .results()
                .map((MatchResult match) -> match.group(1))
                .distinct()
                .toList();
    }
}
