package org.mingzhang.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// A no must be certain; a yes may be wrong, but seldom.
class AbsenceFilterTest {

    private final AbsenceFilter filter = new AbsenceFilter(1_000);

    @Test
    void saysPerhapsUntilEverythingIsLoaded() {
        assertThat(filter.mayContainTag("line:1")).isTrue();

        load(false);

        assertThat(filter.mayContainTag("line:1")).isFalse();
    }

    @Test
    void neverForgetsWhileItGrowsAndSeldomErrs() {
        load(false);
        for (int i = 0; i < 10_000; i++) {
            filter.addTag("line:" + i);
            filter.addTag("line:" + i);
        }
        int wrong = 0;
        for (int i = 0; i < 10_000; i++) {
            assertThat(filter.mayContainTag("line:" + i)).isTrue();
            wrong += filter.mayContainTag("pool:" + i) ? 1 : 0;
        }
        assertThat(wrong).isLessThan(100);
    }

    @Test
    void keepsTagsAndCommandsApart() {
        load(false);
        filter.addCommand(new CommandKey("ab", "c"));

        assertThat(filter.mayContainCommand(new CommandKey("ab", "c"))).isTrue();
        assertThat(filter.mayContainCommand(new CommandKey("a", "bc"))).isFalse();
        assertThat(filter.mayContainTag("ab\0c")).isFalse();
    }

    private void load(boolean nobodyElseWrote) {
        filter.endLoading(filter.beginLoading(nobodyElseWrote).orElseThrow());
    }

    @Test
    void takesNoLoadingThatBeganBeforeOthersWrote() {
        int loading = filter.beginLoading(false).orElseThrow();
        filter.markStale();

        filter.endLoading(loading);

        assertThat(filter.mayContainTag("line:1")).isTrue();
    }

    @Test
    void needsNoLoadingAfterLostSessionIfNobodyElseWrote() {
        load(false);
        filter.markStale();
        assertThat(filter.mayContainTag("line:1")).isTrue();

        assertThat(filter.beginLoading(true)).isEmpty();

        assertThat(filter.mayContainTag("line:1")).isFalse();
    }

    @Test
    void loadsAgainWhenSomebodyElseWrote() {
        load(false);
        filter.markStale();

        assertThat(filter.beginLoading(false)).isPresent();

        assertThat(filter.mayContainTag("line:1")).isTrue();
    }

    /// The session was lost while the filter was being loaded: what it has is not everything.
    @Test
    void loadsAgainAfterLoadingThatWasCutShort() {
        int cutShort = filter.beginLoading(false).orElseThrow();
        filter.markStale();

        assertThat(filter.beginLoading(true)).isPresent();
        filter.endLoading(cutShort);

        assertThat(filter.mayContainTag("line:1")).isTrue();
    }
}
