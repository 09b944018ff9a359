package org.mingzhang.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// A no must be certain; a yes may be wrong, but seldom.
class AbsenceFilterTest {

    private final AbsenceFilter filter = new AbsenceFilter(1_000);

    @Test
    void saysPerhapsUntilEverythingIsLoaded() {
        assertThat(filter.mayContainTag("line:1")).isTrue();

        filter.endLoading(filter.beginLoading());

        assertThat(filter.mayContainTag("line:1")).isFalse();
    }

    @Test
    void neverForgetsWhileItGrowsAndSeldomErrs() {
        filter.endLoading(filter.beginLoading());
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
        filter.endLoading(filter.beginLoading());
        filter.addCommand(new CommandKey("ab", "c"));

        assertThat(filter.mayContainCommand(new CommandKey("ab", "c"))).isTrue();
        assertThat(filter.mayContainCommand(new CommandKey("a", "bc"))).isFalse();
        assertThat(filter.mayContainTag("ab\0c")).isFalse();
    }

    @Test
    void takesNoLoadingThatBeganBeforeOthersWrote() {
        int loading = filter.beginLoading();
        filter.markStale();

        filter.endLoading(loading);

        assertThat(filter.mayContainTag("line:1")).isTrue();
    }
}
