package io.sallyport.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.config.Settings;
import io.sallyport.model.RefusalCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random lives of sessions; a failure names the seed and everything that happened. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefreshModelTest {
    private final TestSessions sessions = new TestSessions(TestSessions.settings()
            .set(Settings.REFRESH_TOKEN_ABSOLUTE_LIFETIME, Duration.ofHours(3))
            .build());

    static List<Long> seeds() {
        return new SplittableRandom(20261101).longs(40).boxed().toList();
    }

    @AfterAll
    void endThreads() {
        sessions.close();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anOwnerAloneIsNeverSignedOut(long seed) {
        Owner owner = new Owner(seed);

        while (owner.lifeLeft().compareTo(Duration.ofMinutes(1)) > 0) {
            owner.live();
        }

        assertThat(sessions.row(owner.cookies).revocation()).as(owner.story()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anOwnerAndAThiefWhoBothGoOnEndInRevocation(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Owner owner = new Owner(seed);
        for (int i = random.nextInt(5); i > 0; i--) {
            owner.live();
        }
        IssuedTokens[] held = {owner.cookies, owner.cookies};

        int steps = 0;
        boolean reused = false;
        while (!reused && steps < 40) {
            sessions.clock().advance(Duration.ofMillis(10_001 + random.nextInt(60_000)));
            int who = random.nextInt(2);
            SessionOutcome outcome = sessions.refresh(held[who]);
            reused = !(outcome instanceof SessionOutcome.Issued);
            held[who] = outcome.fold(tokens -> tokens, code -> held[0]);
            sessions.use(held[who]);
            steps++;
        }

        assertThat(reused).as(owner.story()).isTrue();
        assertThat(sessions.row(held[0]).revocation()).isPresent();
        assertThat(TestSessions.refused(sessions.refresh(held[0]))).isEqualTo(RefusalCode.SESSION_REVOKED);
        assertThat(TestSessions.refused(sessions.refresh(held[1]))).isEqualTo(RefusalCode.SESSION_REVOKED);
        sessions.advance(Duration.ZERO);
        assertThat(sessions.denyList().isDenied(sessions.verified(held[0]).reference()))
                .isTrue();
    }

    @Test
    void aThiefIsFoundAtOnceWhenTheOwnerHasGoneOn() {
        Owner owner = new Owner(1);
        IssuedTokens stolen = owner.cookies;
        sessions.clock().advance(Duration.ofMinutes(1));
        IssuedTokens next = sessions.refreshed(owner.cookies);
        sessions.use(next);
        sessions.clock().advance(Duration.ofMinutes(1));

        assertThat(TestSessions.refused(sessions.refresh(stolen))).isEqualTo(RefusalCode.REFRESH_REUSED);
    }

    /** One browser: tabs that share its cookies, a network that loses answers, a clock that is corrected. */
    private final class Owner {
        private final SplittableRandom random;
        private final List<String> story = new ArrayList<>();
        private IssuedTokens cookies;

        Owner(long seed) {
            random = new SplittableRandom(seed);
            story.add("seed " + seed);
            cookies = sessions.signIn();
        }

        Duration lifeLeft() {
            return Duration.between(
                    sessions.clock().instant(), sessions.row(cookies).expiresAt());
        }

        void live() {
            Duration step = step();
            story.add("after " + step);
            sessions.clock().advance(step);
            if (lifeLeft().isNegative() || lifeLeft().isZero()) {
                return;
            }
            refreshTabs(1 + random.nextInt(3));
            if (random.nextBoolean()) {
                story.add("uses " + cookies.session().generation());
                sessions.use(cookies);
            }
        }

        private Duration step() {
            return switch (random.nextInt(4)) {
                case 0 -> Duration.ofMillis(random.nextInt(9_000));
                case 1 -> Duration.ofMillis(9_990 + random.nextInt(20));
                case 2 -> Duration.ofSeconds(-random.nextInt(30));
                default -> Duration.ofMinutes(random.nextInt(25));
            };
        }

        /** All tabs send what the browser holds when the first of them asks; each answer arrives or is lost. */
        private void refreshTabs(int tabs) {
            IssuedTokens sent = cookies;
            for (int tab = 0; tab < tabs; tab++) {
                boolean lost = random.nextInt(3) == 0;
                story.add("sends " + sent.session().generation() + (lost ? ", answer lost" : ""));
                SessionOutcome outcome = sessions.refresh(sent);
                assertThat(outcome).as(story()).isInstanceOf(SessionOutcome.Issued.class);
                if (!lost) {
                    cookies = TestSessions.issued(outcome);
                }
            }
        }

        private String story() {
            return String.join("; ", story);
        }
    }
}
