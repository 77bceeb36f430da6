package io.sallyport.depot.page;

import java.io.PrintWriter;
import java.util.StringJoiner;

/** Lines of a CSV file for the spreadsheet in the office (RFC 4180, with semicolons). */
public final class Csv {
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private final PrintWriter out;

    public Csv(PrintWriter out) {
        this.out = out;
    }

    public void line(Object... fields) {
        StringJoiner line = new StringJoiner(";");
        for (Object field : fields) {
            line.add(field instanceof Number ? field.toString() : quoted(String.valueOf(field)));
        }
        out.print(line);
        out.print("\r\n");
    }

    /** A spreadsheet would run a text that starts like a formula: such a text gets an apostrophe in front. */
    private static String quoted(String text) {
        boolean formula = !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
        return '"' + (formula ? "'" : "") + text.replace("\"", "\"\"") + '"';
    }
}
