package io.sallyport.depot.parts;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.depot.seed.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTest {
    private static final Catalogue CATALOGUE = new Catalogue(TestDatabase.filled());

    @ParameterizedTest
    @CsvSource({
        "brg-01007, BRG-01007",
        "ball 6002-2rs, BRG-01007",
        "'  2RS   6002  ', BRG-01007",
        "a-04-4 6002-zz, BRG-01008"
    })
    void findsAPartByItsNumberNameOrBinInAnyOrder(String words, String number) {
        assertThat(CATALOGUE.search(words(words), 1)).extracting(Part::number).containsExactly(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "_", "!", "' OR 1=1 --", "6002_2RS"})
    void takesEveryCharacterAtItsWord(String words) {
        assertThat(CATALOGUE.count(words(words))).isZero();
    }

    @Test
    void narrowsByCategorySupplierAndStock() {
        assertThat(CATALOGUE.all(new PartQuery("", "Filters", "", false)))
                .isNotEmpty()
                .allMatch(part -> part.category().equals("Filters"));
        assertThat(CATALOGUE.all(new PartQuery("", "", "BEAR", false)))
                .hasSize(CATALOGUE.supplier("BEAR").orElseThrow().parts())
                .allMatch(part -> part.supplier().equals("BEAR"));
        assertThat(CATALOGUE.all(new PartQuery("", "", "", true))).isNotEmpty().allMatch(Part::isLow);
    }

    @Test
    void pagesFollowEachOther() {
        long all = CATALOGUE.count(PartQuery.ANY);

        assertThat(CATALOGUE.search(PartQuery.ANY, 2))
                .isEqualTo(CATALOGUE.all(PartQuery.ANY).subList(25, 50));
        assertThat(CATALOGUE.search(PartQuery.ANY, (int) (all / 25) + 2)).isEmpty();
    }

    private static PartQuery words(String words) {
        return new PartQuery(words, "", "", false);
    }
}
