package io.sallyport.internal.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class BackgroundThreadTest {
    private final BackgroundThread background = new BackgroundThread("depot-background");

    @Test
    void namesItsThreadAndLetsTheProcessEndWithoutIt() {
        Thread thread = background.newThread(() -> {});

        assertThat(thread.getName()).isEqualTo("depot-background");
        assertThat(thread.isDaemon()).isTrue();
    }

    @Test
    void hasEndedWhereNoThreadWasEverNeeded() throws InterruptedException {
        assertThat(background.hasEnded(Duration.ofMillis(1))).isTrue();
    }

    @Test
    void hasEndedOnlyWhenItsThreadIsGone() throws InterruptedException {
        CountDownLatch work = new CountDownLatch(1);
        Thread thread = background.newThread(() -> awaitOrEnd(work));
        thread.start();

        boolean endedAtWork = background.hasEnded(Duration.ofMillis(1));
        work.countDown();
        boolean endedAfterWork = background.hasEnded(Duration.ofSeconds(30));

        assertThat(endedAtWork).isFalse();
        assertThat(endedAfterWork).isTrue();
        assertThat(thread.isAlive()).isFalse();
    }

    private static void awaitOrEnd(CountDownLatch work) {
        try {
            work.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
