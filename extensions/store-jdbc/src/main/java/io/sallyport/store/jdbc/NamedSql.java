package io.sallyport.store.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An operator's statement, with question marks for its parameters and their names in order. A name is written
 * {@code :username}; in quotes, in comments and after another colon ({@code ::text}) it is none.
 *
 * @param text the statement for the driver
 * @param names the parameters in the order of the question marks
 */
record NamedSql(String text, List<String> names) {
    private static final Pattern PIECE = Pattern.compile(
            "'[^']*'" // text
                    + "|\"[^\"]*\"" // a quoted name
                    + "|--[^\\n]*" // a comment to the end of the line
                    + "|(?s:/\\*.*?\\*/)" // a comment
                    + "|::" // a cast
                    + "|:(?<name>[A-Za-z_][A-Za-z0-9_]*)"
                    + "|(?<mark>\\?)");

    NamedSql {
        names = List.copyOf(names);
    }

    /**
     * Reads a statement.
     *
     * @param byPosition what bare question marks stand for
     * @throws IllegalArgumentException if it has none, mixes names with question marks, or has another number of these
     */
    static NamedSql parse(String sql, List<String> byPosition) {
        List<String> names = new ArrayList<>();
        int marks = 0;
        StringBuilder text = new StringBuilder();
        Matcher piece = PIECE.matcher(sql);
        while (piece.find()) {
            String name = piece.group("name");
            if (name != null) {
                names.add(name);
            }
            marks += piece.group("mark") == null ? 0 : 1;
            piece.appendReplacement(text, Matcher.quoteReplacement(name == null ? piece.group() : "?"));
        }
        piece.appendTail(text);
        return new NamedSql(text.toString(), marks == 0 ? names : byPosition(names, marks, byPosition));
    }

    List<Parameter> parameters(Map<String, Parameter> values) {
        return names.stream().map(name -> valueOf(name, values)).toList();
    }

    private static List<String> byPosition(List<String> names, int marks, List<String> byPosition) {
        if (!names.isEmpty()) {
            throw new IllegalArgumentException("it mixes :" + names.get(0) + " with question marks: use names only");
        }
        if (marks != byPosition.size()) {
            throw new IllegalArgumentException(
                    "it has " + marks + " question marks, and they stand for " + byPosition + ": use names instead");
        }
        return byPosition;
    }

    private static Parameter valueOf(String name, Map<String, Parameter> values) {
        Parameter value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("nothing is given for :" + name);
        }
        return value;
    }
}
