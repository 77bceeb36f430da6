package io.sallyport.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.model.RefusalCode;
import io.sallyport.model.Role;
import io.sallyport.model.SessionId;
import io.sallyport.model.Subject;
import io.sallyport.model.TokenId;
import io.sallyport.model.TokenReference;
import io.sallyport.testkit.Race;
import io.sallyport.testkit.SteppingClock;
import io.sallyport.testkit.TestKeys;
import io.sallyport.testkit.TestTokens;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerifiedTokenCacheTest {
    private static final String SAME_END = ".the-last-sixteen";

    private final SteppingClock clock = new SteppingClock(TestTokens.NOON);
    private final AtomicLong keysVersion = new AtomicLong();
    private final AtomicInteger verifications = new AtomicInteger();
    private Duration lifetime = Duration.ofMinutes(5);
    private final VerifiedTokenCache cache = cache(10);

    @Test
    void findsWhatItHasVerified() {
        assertThat(cache.find("Bearer a", clock.millis())).isEmpty();

        cache.verify("Bearer a", "a");

        assertThat(idIn("Bearer a")).contains("a");
        assertThat(verifications).hasValue(1);
    }

    @Test
    void anotherSpellingOfTheSchemeIsVerifiedByItself() {
        cache.verify("Bearer a", "a");

        assertThat(cache.find("bearer a", clock.millis())).isEmpty();
        assertThat(cache.find("Bearer  a", clock.millis())).isEmpty();
        assertThat(cache.find("a", clock.millis())).isEmpty();
    }

    @Test
    void theSameEndBehindAnotherBeginningIsAnotherToken() {
        cache.verify("Bearer mine" + SAME_END, "mine");
        cache.verify("Bearer hers" + SAME_END, "hers");

        assertThat(idIn("Bearer mine" + SAME_END)).contains("mine");
        assertThat(idIn("Bearer hers" + SAME_END)).contains("hers");
        assertThat(cache.find("Bearer forged" + SAME_END, clock.millis())).isEmpty();
    }

    @Test
    void aGenuineSignatureBehindAnotherPayloadIsNotFound() {
        SteppingClock noon = TestVerifier.noon();
        VerifiedTokenCache real =
                new VerifiedTokenCache(TestVerifier.forAdmission(noon), 10, new SecureRandom(), noon, keysVersion::get);
        String good = TestTokens.signedWith(TestKeys.accessTokenKey()).compact();
        String admin =
                TestTokens.signedWith(TestKeys.accessTokenKey()).roles("admin").compact();
        String forged = admin.substring(0, admin.lastIndexOf('.')) + good.substring(good.lastIndexOf('.'));

        assertThat(TestVerifier.refusalOf(real.verify("Bearer " + good, good))).isEmpty();

        assertThat(real.find("Bearer " + good, clock.millis())).isPresent();
        assertThat(real.find("Bearer " + forged, clock.millis())).isEmpty();
        assertThat(TestVerifier.refusalOf(real.verify("Bearer " + forged, forged)))
                .contains(RefusalCode.TOKEN_INVALID);
        assertThat(real.find("Bearer " + forged, clock.millis())).isEmpty();
    }

    @Test
    void whatIsRejectedIsNotRemembered() {
        assertThat(TestVerifier.refusalOf(cache.verify("Bearer bad", "bad"))).contains(RefusalCode.TOKEN_INVALID);

        assertThat(cache.find("Bearer bad", clock.millis())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"-1, true", "0, false", "1, false"})
    void aTokenCountsUntilItExpires(long millis, boolean found) {
        lifetime = Duration.ofSeconds(90);
        cache.verify("Bearer a", "a");

        clock.advance(lifetime.plusMillis(millis));

        assertThat(cache.find("Bearer a", clock.millis()).isPresent()).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({"-1, true", "0, false", "1, false"})
    void aTokenThatLivesLongIsVerifiedAgainAfterFiveMinutes(long millis, boolean found) {
        lifetime = Duration.ofHours(1);
        cache.verify("Bearer a", "a");

        clock.advance(VerifiedTokenCache.LONGEST.plusMillis(millis));

        assertThat(cache.find("Bearer a", clock.millis()).isPresent()).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({"0, true", "-1, false"})
    void aClockThatWasSetBackFindsNothingThatWasVerifiedLater(long millis, boolean found) {
        cache.verify("Bearer a", "a");

        clock.advance(Duration.ofMillis(millis));

        assertThat(cache.find("Bearer a", clock.millis()).isPresent()).isEqualTo(found);
    }

    @Test
    void nothingIsFoundThatWasVerifiedBeforeAKeyLeft() {
        cache.verify("Bearer a", "a");
        keysVersion.incrementAndGet();

        assertThat(cache.find("Bearer a", clock.millis())).isEmpty();

        cache.verify("Bearer a", "a");
        assertThat(cache.find("Bearer a", clock.millis())).isPresent();
    }

    @Test
    void aKeyThatLeavesWhileATokenIsVerifiedCountsAgainstIt() {
        VerifiedTokenCache racing = new VerifiedTokenCache(
                compact -> {
                    keysVersion.incrementAndGet();
                    return verified(compact);
                },
                10,
                new SecureRandom(),
                clock,
                keysVersion::get);

        racing.verify("Bearer a", "a");

        assertThat(racing.find("Bearer a", clock.millis())).isEmpty();
    }

    @Test
    void theTimeOfAVerificationIsItsBeginning() {
        VerifiedTokenCache slow = new VerifiedTokenCache(
                compact -> {
                    Verification verified = verified(compact);
                    clock.advance(Duration.ofMinutes(1));
                    return verified;
                },
                10,
                new SecureRandom(),
                clock,
                keysVersion::get);
        lifetime = Duration.ofHours(1);

        slow.verify("Bearer a", "a");
        clock.advance(Duration.ofMinutes(4));

        assertThat(slow.find("Bearer a", clock.millis())).isEmpty();
    }

    @Test
    void withoutSizeNothingIsRemembered() {
        VerifiedTokenCache none = cache(0);

        assertThat(TestVerifier.refusalOf(none.verify("Bearer a", "a"))).isEmpty();

        assertThat(none.find("Bearer a", clock.millis())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2", "10", "1000"})
    void noMoreIsRememberedThanItsSize(int size) {
        VerifiedTokenCache bounded = cache(size);

        IntStream.range(0, 5 * size).forEach(i -> bounded.verify("Bearer " + i, "t" + i));

        assertThat(IntStream.range(0, 5 * size)
                        .filter(i -> bounded.find("Bearer " + i, clock.millis()).isPresent())
                        .count())
                .isBetween(size / 2L, (long) size);
    }

    @Test
    void whatIsAskedForAgainAndAgainIsNotPushedOutByNewTokens() {
        cache.verify("Bearer hot", "hot");

        for (int i = 0; i < 100; i++) {
            cache.verify("Bearer " + i, "t" + i);
            assertThat(cache.find("Bearer hot", clock.millis())).isPresent();
        }

        assertThat(verifications).hasValue(101);
    }

    @Test
    void badTokensPushNothingOut() {
        for (int i = 0; i < 5; i++) {
            cache.verify("Bearer " + i, "t" + i);
        }

        IntStream.range(0, 1000).forEach(i -> cache.verify("Bearer bad-" + i, "bad"));

        assertThat(IntStream.range(0, 5)
                        .allMatch(i -> cache.find("Bearer " + i, clock.millis()).isPresent()))
                .isTrue();
    }

    @Test
    void tokensThatNobodyAsksForGoAfterFiveMinutesWithTheNextOnes() {
        VerifiedTokenCache large = cache(1000);
        lifetime = Duration.ofHours(1);
        large.verify("Bearer old", "old");
        clock.advance(VerifiedTokenCache.LONGEST);
        large.verify("Bearer next", "next");
        clock.advance(VerifiedTokenCache.LONGEST);
        large.verify("Bearer last", "last");

        clock.moveTo(TestTokens.NOON);

        assertThat(large.find("Bearer old", clock.millis())).isEmpty();
    }

    @Test
    void usersOfTheSameRolesShareOneSet() {
        cache.verify("Bearer a", "a");
        cache.verify("Bearer b", "b");

        assertThat(cache.find("Bearer a", clock.millis()).orElseThrow().roles())
                .isSameAs(cache.find("Bearer b", clock.millis()).orElseThrow().roles())
                .containsExactlyInAnyOrder(new Role("clerk"), new Role("storekeeper"));
    }

    @Test
    void threadsFindTheirOwnTokensOnly() {
        List<Boolean> right = Race.of(4, thread -> {
            boolean all = true;
            for (int i = 0; i < 5_000; i++) {
                String token = "t" + thread + "-" + i % 7;
                String header = "Bearer " + token;
                VerifiedToken found = cache.find(header, clock.millis())
                        .orElseGet(() -> cache.verify(header, token).fold(verified -> verified, code -> null));
                all &= found.id().orElseThrow().value().equals(token);
            }
            return all;
        });

        assertThat(new HashSet<>(right)).isEqualTo(Set.of(true));
    }

    private VerifiedTokenCache cache(int size) {
        return new VerifiedTokenCache(this::verified, size, new SecureRandom(), clock, keysVersion::get);
    }

    private Optional<String> idIn(String authorization) {
        return cache.find(authorization, clock.millis())
                .map(token -> token.id().orElseThrow().value());
    }

    private Verification verified(String compact) {
        verifications.incrementAndGet();
        if (compact.equals("bad")) {
            return new Verification.Rejected(RefusalCode.TOKEN_INVALID);
        }
        Instant expiresAt = clock.instant().plus(lifetime);
        TokenReference reference = new TokenReference(
                "iss", new Subject("alice"), Optional.of(new SessionId("session")), Optional.of(new TokenId(compact)));
        return new Verification.Verified(new VerifiedToken(
                reference,
                "alice",
                Set.of(new Role("clerk"), new Role("storekeeper")),
                Optional.of(TestTokens.FINGERPRINT.hash()),
                Optional.empty(),
                expiresAt));
    }
}
