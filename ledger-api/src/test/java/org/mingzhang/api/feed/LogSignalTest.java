package org.mingzhang.api.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Who follows the log ends with the application, and is not torn from what it is at.
class LogSignalTest {

    private static final Duration LONG = Duration.ofMinutes(10);

    private final LogSignal signal = new LogSignal(() -> 0);
    private final CompletableFuture<Boolean> interrupted = new CompletableFuture<>();

    private Thread follower(CountDownLatch begun) {
        return Thread.ofVirtual()
                .start(() -> {
                    try {
                        begun.countDown();
                        signal.pause(LONG);
                        interrupted.complete(Thread.currentThread().isInterrupted());
                    } catch (InterruptedException _) {
                        interrupted.complete(true);
                    }
                });
    }

    @Test
    void aPauseIsAsLongAsItIsToldToBe() throws InterruptedException {
        long began = System.nanoTime();
        signal.pause(Duration.ofMillis(20));

        assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(20_000_000L);
    }

    @Test
    void aPauseEndsWithTheApplicationAndNobodyIsInterrupted() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        Thread follower = follower(begun);
        begun.await();

        signal.close();
        Threads.end(List.of(follower));

        assertThat(interrupted.get(1, TimeUnit.MINUTES)).isFalse();
    }

    @Test
    void whoDoesNotEndByItselfIsInterrupted() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        Thread follower = follower(begun);
        begun.await();

        Threads.end(List.of(follower), Duration.ofMillis(1));

        assertThat(interrupted.get(1, TimeUnit.MINUTES)).isTrue();
    }
}
