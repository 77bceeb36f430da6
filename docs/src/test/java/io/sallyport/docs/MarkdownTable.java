package io.sallyport.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A table of a page: add a column and every row has it.
 *
 * @param <T> what a row is about
 */
final class MarkdownTable<T> {
    private final List<Column<T>> columns = new ArrayList<>();

    MarkdownTable<T> column(String title, Function<T, String> cell) {
        columns.add(new Column<>(title, cell));
        return this;
    }

    String of(List<T> rows) {
        return line(Column::title)
                + line(column -> "---")
                + rows.stream()
                        .map(row -> line(column -> column.cell().apply(row)))
                        .collect(Collectors.joining());
    }

    private String line(Function<Column<T>, String> cell) {
        return columns.stream()
                .map(column -> cell.apply(column).replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private record Column<T>(String title, Function<T, String> cell) {}
}
