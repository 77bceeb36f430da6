package io.sallyport.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeySetUrlTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "max-age=3600; 3600",
                "public, max-age=3600, must-revalidate; 3600",
                "Max-Age=3600; 3600",
                "max-age=\"3600\"; 3600",
                "max-age=59; 60",
                "max-age=60; 60",
                "max-age=61; 61",
                "max-age=86399; 86399",
                "max-age=86400; 86400",
                "max-age=86401; 86400",
                "max-age=999999999; 86400",
                "max-age=9999999999; 600",
                "max-age=-1; 600",
                "s-maxage=3600; 600",
                "x-max-age=3600; 600",
                "no-store; 60",
                "no-cache, max-age=3600; 60",
                "public; 600",
            })
    void isFreshForAsLongAsItSaysWithinLimits(String cacheControl, long seconds) {
        assertThat(KeySetUrl.freshFor(Map.of("cache-control", List.of(cacheControl))))
                .isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void isFreshForTenMinutesWhereItSaysNothing() {
        assertThat(KeySetUrl.freshFor(Map.of("Expires", List.of("0")))).isEqualTo(Duration.ofMinutes(10));
    }
}
