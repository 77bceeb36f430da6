package io.sallyport.depot.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
    @Test
    void quotesTextsAndLeavesNumbers() {
        assertThat(line("a;b", 7, -3L, "say \"x\"")).isEqualTo("\"a;b\";7;-3;\"say \"\"x\"\"\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1"})
    void aTextIsNeverAFormula(String text) {
        assertThat(line(text)).isEqualTo("\"'" + text + "\"\r\n");
    }

    private static String line(Object... fields) {
        StringWriter written = new StringWriter();
        PrintWriter out = new PrintWriter(written);
        new Csv(out).line(fields);
        out.flush();
        return written.toString();
    }
}
