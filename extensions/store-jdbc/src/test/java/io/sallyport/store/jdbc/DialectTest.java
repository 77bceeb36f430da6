package io.sallyport.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DialectTest {
    private static final Pattern TABLE =
            Pattern.compile("create table if not exists (\\w+) \\((.*?)\n\\).*", Pattern.DOTALL);

    private static final Set<String> NO_COLUMNS = Set.of("primary", "constraint", "index");

    @ParameterizedTest
    @EnumSource
    void theScriptMakesExactlyTheTablesThatAreCheckedAtStart(Dialect dialect) {
        List<String> made = dialect.script().stream()
                .map(TABLE::matcher)
                .filter(Matcher::matches)
                .map(table -> table.group(1) + columns(table.group(2)))
                .toList();

        assertThat(made)
                .containsExactlyInAnyOrderElementsOf(Stream.of(Table.values())
                        .map(table -> table.sqlName() + table.columns())
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void everyStatementOfTheScriptCanBeRunAgain(Dialect dialect) {
        assertThat(dialect.script())
                .hasSizeGreaterThan(8)
                .allSatisfy(statement -> assertThat(statement).containsAnyOf("if not exists", "where not exists"));
    }

    private static List<String> columns(String body) {
        return body.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(line -> line.substring(0, line.indexOf(' ')))
                .filter(word -> !NO_COLUMNS.contains(word))
                .toList();
    }
}
