package io.sallyport.depot.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.depot.stock.StockCount.Line;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StockCountTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "BRG-01007;14",
                "BRG-01007,14",
                "BRG-01007\t14",
                "\"BRG-01007\";\"14\"",
                " brg-01007 ; 14 ",
                "BRG-01007;14;left shelf",
                "\uFEFFBRG-01007;14\r\n",
                "part;counted\nBRG-01007;14\n",
                "# hall A\n\nBRG-01007;14"
            })
    void readsALineHoweverTheSpreadsheetSavedIt(String text) {
        StockCount count = StockCount.parse(text);

        assertThat(count.lines()).containsExactly(new Line("BRG-01007", 14));
        assertThat(count.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\n", "\r"})
    void keepsTheOrderOfTheLines(String lineEnd) {
        StockCount count = StockCount.parse("BRG-01007;0" + lineEnd + "FAS-04012;999999");

        assertThat(count.lines()).containsExactly(new Line("BRG-01007", 0), new Line("FAS-04012", 999_999));
    }

    @Test
    void namesTheLineThatHasNoPartNumber() {
        StockCount count = StockCount.parse("BRG-01007;14\nBRG-1007;3");

        assertThat(count.lines()).hasSize(1);
        assertThat(count.problems()).containsExactly("Line 2: 'BRG-1007' is not a part number such as BRG-01007.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1.5", "1000000", "many", "\u0661"})
    void namesTheLineThatHasNoQuantity(String quantity) {
        StockCount count = StockCount.parse("BRG-01007;" + quantity);

        assertThat(count.lines()).isEmpty();
        assertThat(count.problems()).containsExactly("Line 1: '" + quantity + "' is not a quantity from 0 to 999999.");
    }

    @Test
    void aLineWithoutASecondFieldHasNoQuantity() {
        assertThat(StockCount.parse("BRG-01007").problems())
                .containsExactly("Line 1: '' is not a quantity from 0 to 999999.");
    }

    @Test
    void aPartCountedTwiceIsAProblemBecauseNobodyKnowsWhichIsRight() {
        StockCount count = StockCount.parse("BRG-01007;14\nBRG-01007;15");

        assertThat(count.lines()).containsExactly(new Line("BRG-01007", 14));
        assertThat(count.problems()).containsExactly("Line 2: BRG-01007 was counted on an earlier line already.");
    }

    @Test
    void onlyTheFirstLineMayBeAHeading() {
        StockCount count = StockCount.parse("part;counted\npart;counted");

        assertThat(count.problems()).containsExactly("Line 2: 'PART' is not a part number such as BRG-01007.");
    }

    @Test
    void readsAsManyLinesAsACountMayHaveAndNoMore() {
        String full = lines(StockCount.MOST_LINES);

        StockCount asMany = StockCount.parse(full);
        StockCount oneMore = StockCount.parse(full + "ZZZ-00001;1\n");

        assertThat(asMany.lines()).hasSize(5_000);
        assertThat(asMany.problems()).isEmpty();
        assertThat(oneMore.lines()).hasSize(5_000);
        assertThat(oneMore.problems()).containsExactly("Only the first 5000 lines were read.");
    }

    private static String lines(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append("AAA-").append(10_000 + i).append(";1\n");
        }
        return text.toString();
    }
}
