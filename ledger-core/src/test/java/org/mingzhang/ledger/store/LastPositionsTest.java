package org.mingzhang.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is certain about tags behind the entries that are in memory.
class LastPositionsTest {

    private final LastPositions last = new LastPositions();

    @BeforeEach
    void start() {
        last.startAt(100);
    }

    @Test
    void saysPerhapsUpToTheLastEntryOfATagAndNoBehindIt() {
        add(100, "line:1");
        add(101, "line:2");
        add(102, "line:1");
        add(103, "line:3");

        assertThat(mayContain("line:1", 100)).isTrue();
        assertThat(mayContain("line:1", 102)).isTrue();
        assertThat(mayContain("line:1", 103)).isFalse();
        assertThat(mayContain("line:2", 101)).isTrue();
        assertThat(mayContain("line:2", 102)).isFalse();
        assertThat(mayContain("line:4", 100)).isFalse();
    }

    @Test
    void knowsNothingOfWhatWasStoredBefore() {
        assertThat(mayContain("line:1", 99)).isTrue();
        assertThat(mayContain("line:1", 100)).isFalse();
    }

    @Test
    void knowsNothingOfWhatOthersMayHaveStoredMeanwhile() {
        add(100, "line:1");
        last.startAt(200);

        assertThat(mayContain("line:2", 150)).isTrue();
        assertThat(mayContain("line:2", 200)).isFalse();
    }

    @Test
    void findsWhatWasAddedAtAPositionThatWasTakenBack() {
        add(100, "line:1");
        add(101, "line:1");
        add(100, "line:2");

        assertThat(mayContain("line:2", 100)).isTrue();
        assertThat(mayContain("line:2", 101)).isFalse();
    }

    /// However full it is, what was written behind a position is found.
    @Test
    void neverSaysNoOfWhatIsThere() {
        for (int i = 0; i < 2_000_000; i++) {
            add(100 + i, "payment:" + i);
        }

        for (int i = 0; i < 2_000_000; i += 997) {
            assertThat(mayContain("payment:" + i, 100 + i)).isTrue();
        }
    }

    @Test
    void seldomSaysPerhapsForNothing() {
        for (int i = 0; i < 600_000; i++) {
            add(100 + i, "payment:" + i);
        }
        int perhaps = 0;
        for (int i = 0; i < 10_000; i++) {
            perhaps += mayContain("other:" + i, 100) ? 1 : 0;
        }

        assertThat(perhaps).isLessThan(1_000);
    }

    @Test
    void countsPastFourThousandMillionEntries() {
        long far = (1L << 32) - 2;
        last.startAt(far);
        add(far, "line:1");
        add(far + 1, "line:2");
        add(far + 2, "line:3");
        add(far + 3, "line:1");

        assertThat(mayContain("line:1", far + 1)).isTrue();
        assertThat(mayContain("line:3", far + 1)).isTrue();
        assertThat(mayContain("line:2", far + 2)).isFalse();
        assertThat(mayContain("line:3", far + 3)).isFalse();
    }

    @Test
    void saysPerhapsOfWhatLiesTooFarBack() {
        long far = 200L + Integer.MAX_VALUE;
        add(far, "line:1");

        assertThat(mayContain("line:2", 100)).isTrue();
        assertThat(mayContain("line:2", 200)).isFalse();
    }

    private void add(long position, String tag) {
        last.add(position, new long[] {AbsenceFilter.keyOf(tag)});
    }

    private boolean mayContain(String tag, long from) {
        return last.mayContain(AbsenceFilter.keyOf(tag), from);
    }
}
