package io.sallyport.attacks;

import static io.sallyport.filter.GuardedApplication.TOKENS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.filter.GuardedApplication;
import io.sallyport.testkit.TestKeys;
import io.sallyport.testkit.TestTokens;
import io.sallyport.testkit.servlet.FakeRequest;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Group D, what it costs to refuse: an attacker pays more than we do. */
class CostAttacksTest {
    private static final TestTokens FORGED =
            TestTokens.signedWith(TestKeys.accessTokenKey().id(), AttackKeys.rsa());
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int BATCH = 200;
    private static final int BATCHES = 7;

    @RegisterExtension
    static final ObservedAnswers ANSWERS = new ObservedAnswers();

    @RegisterExtension
    static final AttackedApplication APPLICATION = new AttackedApplication(ANSWERS);

    @Attack("D07")
    @Test
    void d07AFloodOfForgedTokensKeepsNobodyElseWaiting() throws Exception {
        List<String> forged = tokens(FORGED, 0);
        ExecutorService flood = Executors.newFixedThreadPool(2);
        try {
            Callable<Void> wave = () -> {
                forged.forEach(APPLICATION::refuses);
                return null;
            };
            List<Future<Void>> waves = List.of(flood.submit(wave), flood.submit(wave));
            for (int i = 0; i < BATCH; i++) {
                APPLICATION.admits(() -> new FakeRequest("GET", "/public/health"));
            }
            for (Future<Void> each : waves) {
                each.get();
            }
        } finally {
            flood.shutdownNow();
        }
    }

    /** Each token is new: one that was seen before may be cheaper. */
    @Attack("D07")
    @Test
    void d07AForgedTokenCostsNoMoreThanAGoodOneAndAMalformedOneMuchLess() {
        List<List<String>> good = batches(TOKENS);
        List<List<String>> forged = batches(FORGED);
        List<List<String>> otherAlgorithm = batches(TOKENS.headerMember("alg", "PS256"));
        APPLICATION.refuses(forged.get(0).get(0));

        long goodCost = leastCpuTime(good, CostAttacksTest::identify);
        long forgedCost = leastCpuTime(forged, CostAttacksTest::identify);
        long otherCost = leastCpuTime(otherAlgorithm, CostAttacksTest::identify);

        assertThat(forgedCost).isLessThan(2 * goodCost);
        assertThat(otherCost).isLessThan(goodCost);
    }

    @Attack("D08")
    @ParameterizedTest
    @ValueSource(strings = {".", "A", "A.", "A..", "=", "%", "eyJ.", "-_"})
    void d08RefusesTwoHundredKilobytesInNoTime(String piece) {
        String text = piece.repeat(200 * 1024 / piece.length());
        APPLICATION.refuses(text);

        assertThat(Duration.ofNanos(leastCpuTime(Collections.nCopies(BATCHES, text), CostAttacksTest::decide)))
                .isLessThan(Duration.ofMillis(5));
    }

    @Attack("D09")
    @Test
    void d09NamesOfOneHashAreStoppedByTheLimitOfSize() {
        APPLICATION.refuses(colliding(100_000));
        APPLICATION.accepts(colliding(64));
    }

    /** Names of "Aa" and "BB", which have one hash, in every order. */
    private static String colliding(int count) {
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(count - 1);
        StringBuilder members = new StringBuilder();
        for (int i = 0; i < count; i++) {
            members.append(",\"");
            for (int bit = 0; bit < bits; bit++) {
                members.append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            members.append("\":0");
        }
        return TOKENS.payload(TOKENS.claims().replaceFirst("}$", members + "}").getBytes(UTF_8))
                .compact();
    }

    private static List<List<String>> batches(TestTokens of) {
        return IntStream.range(0, BATCHES).mapToObj(batch -> tokens(of, batch)).toList();
    }

    private static List<String> tokens(TestTokens of, int batch) {
        return IntStream.range(0, BATCH)
                .mapToObj(i -> of.withClaim("jti", batch + "-" + i).compact())
                .toList();
    }

    /** A request as the filter takes it, without what a test looks at afterwards. */
    private static void decide(String token) {
        identify(List.of(token));
    }

    private static void identify(List<String> tokens) {
        tokens.forEach(token -> APPLICATION
                .application()
                .sallyport()
                .gate()
                .identify(List.of("Bearer " + token), List.of(GuardedApplication.COOKIE)));
    }

    private static <T> long leastCpuTime(List<T> inputs, Consumer<T> task) {
        return inputs.stream()
                .mapToLong(input -> {
                    long before = THREADS.getCurrentThreadCpuTime();
                    task.accept(input);
                    return THREADS.getCurrentThreadCpuTime() - before;
                })
                .min()
                .orElseThrow();
    }
}
