package io.sallyport.depot.stock;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A stock count as the spreadsheet saves it: a part number and a quantity on each line, parted by semicolon, comma or
 * tab, quoted or not. The first line may be a heading; empty lines and lines that start with {@code #} say nothing.
 *
 * @param problems the lines that could not be read, in words
 */
public record StockCount(List<Line> lines, List<String> problems) {
    /** More lines than this are another file than a stock count. */
    static final int MOST_LINES = 5_000;

    private static final Pattern SEPARATOR = Pattern.compile("[;,\t]");
    private static final Pattern PART_NUMBER = Pattern.compile("[A-Z]{3}-[0-9]{5}");
    private static final Pattern QUANTITY = Pattern.compile("[0-9]{1,6}");

    public StockCount {
        lines = List.copyOf(lines);
        problems = List.copyOf(problems);
    }

    /** A part and how many of it lie in the bin. */
    public record Line(String part, int counted) {}

    /** Reads the file; what cannot be read is among the problems. */
    public static StockCount parse(String text) {
        Reading reading = new Reading();
        String[] rows = text.replaceFirst("^\uFEFF", "").split("\r\n|\n|\r", MOST_LINES + 2);
        for (int i = 0; i < rows.length && i < MOST_LINES; i++) {
            reading.row(i + 1, rows[i].strip());
        }
        if (rows.length > MOST_LINES && !rows[MOST_LINES].isBlank()) {
            reading.problems.add("Only the first " + MOST_LINES + " lines were read.");
        }
        return new StockCount(reading.lines, reading.problems);
    }

    private static final class Reading {
        private final List<Line> lines = new ArrayList<>();
        private final List<String> problems = new ArrayList<>();
        private final Set<String> seen = new HashSet<>();

        void row(int number, String row) {
            if (row.isEmpty() || row.startsWith("#")) {
                return;
            }
            String[] fields = SEPARATOR.split(row, -1);
            String part = unquoted(fields[0]).toUpperCase(Locale.ROOT);
            String counted = fields.length > 1 ? unquoted(fields[1]) : "";
            if (number == 1
                    && !QUANTITY.matcher(counted).matches()
                    && !PART_NUMBER.matcher(part).matches()) {
                return;
            }
            read(number, part, counted);
        }

        private void read(int number, String part, String counted) {
            if (!PART_NUMBER.matcher(part).matches()) {
                problems.add("Line " + number + ": '" + part + "' is not a part number such as BRG-01007.");
            } else if (!QUANTITY.matcher(counted).matches()) {
                problems.add("Line " + number + ": '" + counted + "' is not a quantity from 0 to 999999.");
            } else if (!seen.add(part)) {
                problems.add("Line " + number + ": " + part + " was counted on an earlier line already.");
            } else {
                lines.add(new Line(part, Integer.parseInt(counted)));
            }
        }

        private static String unquoted(String field) {
            String bare = field.strip();
            boolean quoted = bare.length() >= 2 && bare.startsWith("\"") && bare.endsWith("\"");
            return quoted ? bare.substring(1, bare.length() - 1).strip() : bare;
        }
    }
}
