package io.sallyport.benchmarks.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.benchmarks.guard.Contestant;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QuotesTest {
    @ParameterizedTest
    @EnumSource(value = Contestant.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void quotesHowEachContestantWasSetUp(Contestant contestant) throws Exception {
        assertThat(Quotes.from(Path.of("src/main/java"))).contains("#### " + contestant.title() + "\n\n```java\n");
    }
}
