package org.mingzhang.ledger.axon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RefusalLimitTest {

    private final AtomicLong nanos = new AtomicLong();
    private final RefusalLimit limit = new RefusalLimit(3, nanos::get);

    @Test
    void isReachedByOneClientAlone() {
        for (int i = 0; i < 3; i++) {
            assertThat(limit.isReached("a")).isFalse();
            limit.count("a");
        }

        assertThat(limit.isReached("a")).isTrue();
        assertThat(limit.isReached("b")).isFalse();
    }

    @Test
    void tellsWhatWentBeyondOnceTheMinuteIsOverAndBeginsAgain() {
        for (int i = 0; i < 10; i++) {
            limit.count("a");
        }
        limit.count("b");
        nanos.set(TimeUnit.SECONDS.toNanos(59));
        assertThat(limit.suppressed()).isEmpty();

        nanos.set(TimeUnit.SECONDS.toNanos(60));
        assertThat(limit.suppressed()).containsOnlyKeys("a").containsEntry("a", 7);
        assertThat(limit.isReached("a")).isFalse();
        nanos.set(TimeUnit.SECONDS.toNanos(120));
        assertThat(limit.suppressed()).isEmpty();
    }
}
