package io.sallyport.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DialectTest {
    private static final Pattern TABLE =
            Pattern.compile("create table if not exists (\\w+) \\((.*)\\)", Pattern.DOTALL);

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
                .filter(line -> !line.isEmpty() && !line.startsWith("primary key") && !line.startsWith("constraint"))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .toList();
    }
}
