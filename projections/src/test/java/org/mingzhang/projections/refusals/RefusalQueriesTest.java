package org.mingzhang.projections.refusals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.projections.testing.Facts.day;

import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mingzhang.ledger.log.LogEvent.RefusalsSuppressed;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.projections.ReadSide;
import org.mingzhang.projections.asof.AsOf;
import org.mingzhang.projections.testing.Facts;
import org.mingzhang.projections.testing.ReadSideFixture;

/// What a report counts.
final class RefusalQueriesTest {

    private static final String REFUSED = "importedyear.RecordSettledPaymentRefused";

    private static final ReadSideFixture FIXTURE = ReadSideFixture.create(RefusalQueriesTest.class);
    private static final ReadSide READ_SIDE = FIXTURE.readSide();

    @BeforeAll
    static void happens() {
        Facts.Line line = Facts.Line.of("L");
        FIXTURE.log()
                .append(
                        line.payment("A", "5.00").refused("line-not-open", "open", day(1, 2), 1),
                        line.payment("B", "7.00")
                                .refused("amount-exceeds-pool", "6.00", day(1, 3), 2),
                        line.payment("C", "9.50")
                                .refused("amount-exceeds-pool", "6.00", day(1, 3), 3),
                        new RefusalsSuppressed("budget-system", 40));
        READ_SIDE.start();
    }

    @AfterAll
    static void close() {
        READ_SIDE.close();
    }

    @Test
    void countsByRuleWithTheSumOfTheAmounts() {
        assertThat(READ_SIDE.refusals().counts(FIXTURE.now(READ_SIDE), RefusalFilter.ALL))
                .containsExactly(
                        new RefusalCount("amount-exceeds-pool", REFUSED, 2, Money.parse("16.50")),
                        new RefusalCount("line-not-open", REFUSED, 1, Money.parse("5.00")),
                        new RefusalCount(
                                RefusalQueries.SUPPRESSED,
                                "log.RefusalsSuppressed",
                                40,
                                Money.ZERO));
    }

    @Test
    void countsTheRowsOfOneFileAsKnownThen() {
        assertThat(
                        READ_SIDE
                                .refusals()
                                .counts(
                                        FIXTURE.cut(READ_SIDE, AsOf.position(1)),
                                        RefusalFilter.ofFile(Facts.FILE)))
                .containsExactly(
                        new RefusalCount("amount-exceeds-pool", REFUSED, 1, Money.parse("7.00")),
                        new RefusalCount("line-not-open", REFUSED, 1, Money.parse("5.00")));
    }

    @Test
    void namesTheClientWhoseRefusalsWereOnlyCounted() {
        RefusalView newest =
                READ_SIDE
                        .refusals()
                        .refusals(
                                FIXTURE.now(READ_SIDE), RefusalFilter.ALL, OptionalLong.empty(), 1)
                        .getFirst();
        assertThat(newest.reference()).contains("budget-system");
        assertThat(newest.count()).isEqualTo(40);
    }

    @Test
    void namesRuleLimitValueAndRow() {
        RefusalView view =
                READ_SIDE
                        .refusals()
                        .refusals(
                                FIXTURE.now(READ_SIDE),
                                RefusalFilter.ofPayment("C"),
                                OptionalLong.empty(),
                                10)
                        .getFirst();
        assertThat(view.rule()).isEqualTo("amount-exceeds-pool");
        assertThat(view.limit()).contains("6.00");
        assertThat(view.value()).contains("9.50");
        assertThat(view.reference()).contains("2026/L");
        assertThat(view.line()).contains("L");
        assertThat(view.evidenceRow()).hasValue(3);
    }
}
