package io.sallyport;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.config.SallyportConfig;
import io.sallyport.model.RefusalCode;
import io.sallyport.testkit.SteppingClock;
import io.sallyport.testkit.TestKeys;
import io.sallyport.testkit.TestTokens;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestartTest {
    private final SallyportConfig config = SallyportConfig.defaults("");
    private final SteppingClock clock = new SteppingClock(TestTokens.NOON);

    /** Its session may have been ended before the start, and nobody remembers. */
    @ParameterizedTest
    @CsvSource({"-1, ", "999, ", "1000, TOKEN_INVALID"})
    void aForgetfulStoreTakesNoTokenOfAnEarlierStart(long startedMillisAfterIssue, @Nullable RefusalCode refusal) {
        clock.advance(Duration.ofMillis(startedMillisAfterIssue));

        try (Sallyport started = TestSallyport.forgetful(config, clock)) {
            assertThat(refusalOfATokenFromNoon(started)).isEqualTo(Optional.ofNullable(refusal));
        }
    }

    @Test
    void aLastingStoreTakesThem() {
        clock.advance(Duration.ofSeconds(60));

        try (Sallyport started = TestSallyport.lasting(config, clock)) {
            assertThat(refusalOfATokenFromNoon(started)).isEmpty();
        }
    }

    private static Optional<RefusalCode> refusalOfATokenFromNoon(Sallyport sallyport) {
        String token = TestTokens.signedWith(TestKeys.accessTokenKey()).compact();
        String cookie = sallyport.cookies().fingerprint() + "=" + TestTokens.FINGERPRINT.value();

        return sallyport
                .gate()
                .identify(List.of("Bearer " + token), List.of(cookie))
                .fold(identified -> Optional.empty(), Optional::of);
    }
}
