package org.mingzhang.projections.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mingzhang.projections.testing.Facts.day;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.projections.ReadSide;
import org.mingzhang.projections.asof.AsOf;
import org.mingzhang.projections.execution.LineRanking.By;
import org.mingzhang.projections.lines.LineFilter;
import org.mingzhang.projections.testing.Facts;
import org.mingzhang.projections.testing.ReadSideFixture;

/// Lines by amounts: two of equal budgets, one without any, one that is there later.
final class LineRankingTest {

    private static final ReadSideFixture FIXTURE = ReadSideFixture.create(LineRankingTest.class);
    private static final ReadSide READ_SIDE = FIXTURE.readSide();

    private static final long BEFORE_THE_LAST = 7;

    @BeforeAll
    static void happens() {
        Facts.Line half = Facts.Line.of("HALF");
        Facts.Line whole = Facts.Line.of("WHOLE");
        FIXTURE.log()
                .append(
                        half.approved("100.00", day(1, 1)), // 0
                        whole.approved("100.00", day(1, 1)), // 1
                        Facts.Line.of("EMPTY").approved("0.00", day(1, 1)), // 2
                        half.released("100.00", day(1, 2)), // 3
                        whole.released("100.00", day(1, 2)), // 4
                        half.payment("P-1", "50.00").recorded(day(2, 1), 1), // 5
                        whole.payment("P-2", "40.00").recorded(day(2, 1), 2), // 6
                        whole.payment("P-3", "60.00").recorded(day(3, 20), 3), // 7
                        Facts.Line.of("LATE").approved("900.00", day(6, 1))); // 8
        READ_SIDE.start();
    }

    @AfterAll
    static void close() {
        READ_SIDE.close();
    }

    /// Turns every page.
    private static List<String> ranked(AsOf asOf, By by, boolean descending, int rows) {
        List<String> names = new ArrayList<>();
        Optional<String> after = Optional.empty();
        List<ExecutionRow> page;
        do {
            page =
                    READ_SIDE
                            .execution()
                            .ranked(
                                    FIXTURE.cut(READ_SIDE, asOf),
                                    LineFilter.ALL,
                                    new LineRanking(by, descending),
                                    after,
                                    rows);
            page.forEach(row -> names.add(row.keys().getFirst()));
            after = page.isEmpty() ? after : Optional.of(names.getLast());
        } while (page.size() == rows);
        return names;
    }

    @Test
    void linesOfOneAmountFollowByName() {
        for (int rows = 1; rows <= 5; rows++) {
            assertThat(ranked(AsOf.NOW, By.ADJUSTED, true, rows))
                    .containsExactly("LATE", "HALF", "WHOLE", "EMPTY");
            assertThat(ranked(AsOf.NOW, By.ADJUSTED, false, rows))
                    .containsExactly("EMPTY", "HALF", "WHOLE", "LATE");
        }
    }

    @Test
    void aLineWithoutABudgetStandsBelowAllThatHaveOne() {
        assertThat(ranked(AsOf.NOW, By.SHARE, true, 2))
                .containsExactly("WHOLE", "HALF", "LATE", "EMPTY");
    }

    @Test
    void eachLineComesWithWhatItIsRankedBy() {
        List<ExecutionRow> first =
                READ_SIDE
                        .execution()
                        .ranked(
                                FIXTURE.now(READ_SIDE),
                                LineFilter.ALL,
                                new LineRanking(By.AVAILABLE, true),
                                Optional.empty(),
                                1);

        assertThat(first)
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.keys()).containsExactly("HALF");
                    assertThat(row.of(Measure.AVAILABLE)).isEqualTo(Money.parse("50.00"));
                });
    }

    @Test
    void thePastIsRankedAsItWas() {
        AsOf before = AsOf.position(BEFORE_THE_LAST - 1);
        assertThat(ranked(before, By.PAID, true, 1)).containsExactly("HALF", "WHOLE", "EMPTY");
        assertThat(ranked(AsOf.NOW.until(day(2, 28)), By.PAID, true, 2))
                .containsExactly("HALF", "WHOLE", "EMPTY");
        assertThat(ranked(AsOf.NOW.until(day(3, 15)), By.PAID, true, 2))
                .containsExactly("HALF", "WHOLE", "EMPTY");
    }

    @Test
    void nothingStandsBehindALineThatIsNotThere() {
        assertThat(
                        READ_SIDE
                                .execution()
                                .ranked(
                                        FIXTURE.now(READ_SIDE),
                                        LineFilter.ALL,
                                        new LineRanking(By.PAID, true),
                                        Optional.of("NOBODY"),
                                        5))
                .isEmpty();
    }

    @Test
    void aPageHasABound() {
        assertThatThrownBy(() -> ranked(AsOf.NOW, By.PAID, true, 1_001))
                .hasMessage("rows must be 1 to 1000, not 1001");
    }
}
