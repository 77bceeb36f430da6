package io.sallyport.depot.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlTest {
    @Test
    void textIsHarmlessBetweenTagsAndInAttributes() {
        assertThat(Html.text("<b onclick='x' title=\"y\">&amp;°"))
                .isEqualTo("&lt;b onclick=&#39;x&#39; title=&#34;y&#34;&gt;&amp;amp;°");
    }

    @Test
    void parametersKeepTheirValueInAnAddress() {
        assertThat(Html.param("a&b=c d/ü'\"<")).isEqualTo("a%26b%3Dc+d%2F%C3%BC%27%22%3C");
    }

    @ParameterizedTest
    @CsvSource({"0, 0.00", "5, 0.05", "123450, '1,234.50'", "-5, -0.05", "-123, -1.23"})
    void moneyHasTwoDecimals(long cents, String written) {
        assertThat(Html.money(cents)).isEqualTo(written);
    }

    @Test
    void aChangeShowsItsSign() {
        assertThat(Html.change(5)).isEqualTo("+5");
        assertThat(Html.change(-1_200)).isEqualTo("-1,200");
    }

    @Test
    void timesAreWrittenTheSameInEveryLocale() {
        LocalDateTime time = LocalDateTime.of(2026, 6, 3, 7, 5);

        assertThat(Html.minute(time)).isEqualTo("3 Jun 2026, 07:05");
        assertThat(Html.day(time)).isEqualTo("3 Jun 2026");
    }
}
