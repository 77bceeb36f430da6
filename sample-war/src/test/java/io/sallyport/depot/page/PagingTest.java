package io.sallyport.depot.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PagingTest {
    @ParameterizedTest
    @CsvSource({"1, 0, 1, false, false", "1, 25, 1, false, false", "1, 26, 2, false, true", "2, 26, 2, true, false"})
    void knowsItsNeighbours(int page, long total, long pages, boolean previous, boolean next) {
        Paging paging = new Paging(page, total);

        assertThat(paging.pages()).isEqualTo(pages);
        assertThat(paging.hasPrevious()).isEqualTo(previous);
        assertThat(paging.hasNext()).isEqualTo(next);
    }
}
