package io.sallyport.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.config.SallyportConfig;
import io.sallyport.config.Settings;
import io.sallyport.keys.TestRing;
import io.sallyport.model.Generation;
import io.sallyport.model.KeyId;
import io.sallyport.model.SessionId;
import io.sallyport.model.StoredKey;
import io.sallyport.testkit.SteppingClock;
import io.sallyport.testkit.TestKeys;
import io.sallyport.testkit.TestTokens;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefreshTokensTest {
    private static final SessionId SESSION = new SessionId("session-1");
    private static final Generation SEVENTH = new Generation(7);

    private final SteppingClock clock = new SteppingClock(TestTokens.NOON);
    private final RefreshTokens tokens = tokens(SallyportConfig.defaults(""), new TestKeys().keys());
    private final String good = tokens.of(SESSION, SEVENTH).secret();

    @Test
    void aTokenNamesSessionAndGeneration() {
        assertThat(good).matches("1\\.test-mac\\.session-1\\.7\\.[A-Za-z0-9_-]{43}");
        assertThat(tokens.open(good)).contains(new RefreshTokens.Named(SESSION, SEVENTH));
    }

    @Test
    void theSameGenerationHasTheSameTokenAfterARestart() {
        RefreshTokens restarted = tokens(SallyportConfig.defaults(""), new TestKeys().keys());

        assertThat(restarted.of(SESSION, SEVENTH).secret()).isEqualTo(good);
        assertThat(restarted.open(good)).isPresent();
    }

    @Test
    void everyOtherCharacterAnywhereMakesItWorthless() {
        for (int i = 0; i < good.length(); i++) {
            for (char other : "A0z-_.+= 18\u0661é".toCharArray()) {
                String mutated = good.substring(0, i) + other + good.substring(i + 1);
                assertThat(tokens.open(mutated).isPresent()).as(mutated).isEqualTo(mutated.equals(good));
            }
        }
    }

    @Test
    void everyPartOfItIsWorthless() {
        for (int length = 0; length < good.length(); length++) {
            assertThat(tokens.open(good.substring(0, length))).isEmpty();
            assertThat(tokens.open(good.substring(good.length() - length))).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"+7", "07", "-0", "7 ", " 7", "٧", "7.0", "99999999999999999999", "-7", ""})
    void aGenerationIsWrittenInOneWayOnly(String number) {
        assertThat(tokens.open(good.replace(".7.", "." + number + "."))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "....", "a.b.c.d.e", "1.test-mac.session-1.7.", "1.test-mac.session-1.8.AAAA"})
    void otherTextsAreWorthless(String text) {
        assertThat(tokens.open(text)).isEmpty();
    }

    @Test
    void aLongTextIsNotLookedAt() {
        assertThat(tokens.open(good + ".".repeat(301))).isEmpty();
        assertThat(tokens.open("1".repeat(1_000_000))).isEmpty();
    }

    @Test
    void theLongestSessionNameFits() {
        SessionId longest = new SessionId("s".repeat(64));
        StoredKey mac = TestKeys.refreshTokenKey();
        StoredKey renamed = new StoredKey(
                new KeyId("k".repeat(64)), mac.purpose(), "HS256", false, mac.material(), mac.createdAt());
        RefreshTokens longNamed = tokens(SallyportConfig.defaults(""), List.of(TestKeys.accessTokenKey(), renamed));
        Generation last = new Generation(Long.MAX_VALUE);

        assertThat(longNamed.open(longNamed.of(longest, last).secret()))
                .contains(new RefreshTokens.Named(longest, last));
    }

    @Test
    void anotherApplicationsOrIssuersTokenIsWorthless() {
        SallyportConfig otherApp = SallyportConfig.builder("")
                .set(Settings.APP_NAME, "other")
                .set(Settings.ISSUER, "urn:sallyport:sallyport")
                .build();
        SallyportConfig otherIssuer = SallyportConfig.builder("")
                .set(Settings.ISSUER, "urn:sallyport:other")
                .build();

        assertThat(tokens(otherApp, new TestKeys().keys()).open(good)).isEmpty();
        assertThat(tokens(otherIssuer, new TestKeys().keys()).open(good)).isEmpty();
    }

    @Test
    void issuerAndAppCannotSwapTheirEnds() {
        SallyportConfig one = names("urn:a", "bc");
        SallyportConfig other = names("urn:ab", "c");

        String token = tokens(one, new TestKeys().keys()).of(SESSION, SEVENTH).secret();

        assertThat(tokens(other, new TestKeys().keys()).open(token)).isEmpty();
    }

    @Test
    void anyKeyOfTheRingCounts() {
        StoredKey old = TestKeys.refreshTokenKey();
        StoredKey fresh =
                new StoredKey(new KeyId("fresh"), old.purpose(), "HS256", false, old.material(), TestTokens.NOON);
        RefreshTokens rotated = tokens(SallyportConfig.defaults(""), List.of(TestKeys.accessTokenKey(), old, fresh));

        assertThat(rotated.of(SESSION, SEVENTH).secret()).startsWith("1.fresh.");
        assertThat(rotated.open(good)).isPresent();
    }

    @Test
    void anUnknownKeysTokenIsWorthless() {
        StoredKey old = TestKeys.refreshTokenKey();
        StoredKey other =
                new StoredKey(new KeyId("other"), old.purpose(), "HS256", false, old.material(), old.createdAt());

        Optional<RefreshTokens.Named> opened = tokens(
                        SallyportConfig.defaults(""), List.of(TestKeys.accessTokenKey(), other))
                .open(good);

        assertThat(opened).isEmpty();
    }

    @Test
    void aTokenIsNotPrinted() {
        assertThat(tokens.of(SESSION, SEVENTH)).hasToString("RefreshToken[redacted]");
    }

    private static SallyportConfig names(String issuer, String app) {
        return SallyportConfig.builder("")
                .set(Settings.ISSUER, issuer)
                .set(Settings.APP_NAME, app)
                .build();
    }

    private RefreshTokens tokens(SallyportConfig config, List<StoredKey> keys) {
        return new RefreshTokens(config, TestRing.of(() -> keys, clock));
    }
}
