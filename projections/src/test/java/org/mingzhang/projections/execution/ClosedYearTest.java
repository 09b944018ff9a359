package org.mingzhang.projections.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.pace.PaceBasis;
import org.mingzhang.projections.ReadSide;
import org.mingzhang.projections.asof.AsOf;
import org.mingzhang.projections.asof.Cut;
import org.mingzhang.projections.balances.AccountHolder;
import org.mingzhang.projections.balances.BalanceView;
import org.mingzhang.projections.balances.ClosedYear;
import org.mingzhang.projections.balances.Figures;
import org.mingzhang.projections.execution.Grouping.Dimension;
import org.mingzhang.projections.lines.LineFilter;
import org.mingzhang.projections.pace.UnitPace;
import org.mingzhang.projections.replay.StateDigest;
import org.mingzhang.projections.testing.Facts;
import org.mingzhang.projections.testing.NaiveBooks;
import org.mingzhang.projections.testing.ReadSideFixture;

/// A line of 1,000.00 in each of three years, which pays 80.00 a month. The first two years are
/// closed: nothing stands on their accounts any more, and they still say what was paid.
final class ClosedYearTest {

    private static final int FIRST = 2024;
    private static final int PRESENT = 2026;

    private ReadSideFixture fixture;
    private ReadSide readSide;

    @BeforeEach
    void payAndClose() {
        fixture = ReadSideFixture.create(ClosedYearTest.class);
        int row = 0;
        for (int year = FIRST; year <= PRESENT; year++) {
            Facts.Line line = Facts.Line.of("A-" + year);
            List<Event> events = new ArrayList<>();
            events.add(line.approved("1000.00", LocalDate.of(year, 1, 1), year));
            events.add(line.released("1000.00", LocalDate.of(year, 1, 1)));
            for (int month = 1; month <= (year == PRESENT ? 6 : 12); month++) {
                events.add(
                        line.payment("P-" + year + "-" + month, "80.00")
                                .recorded(LocalDate.of(year, month, 10), ++row));
            }
            fixture.log().append(events);
        }
        NaiveBooks books = new NaiveBooks(fixture.log().entries());
        for (int year = FIRST; year < PRESENT; year++) {
            String name = "A-" + year;
            fixture.log()
                    .append(
                            List.of(
                                    Facts.Line.of(name)
                                            .closed(
                                                    LocalDate.of(year, 12, 31),
                                                    books.standing(name))));
        }
        readSide = fixture.readSide();
        readSide.start();
    }

    @AfterEach
    void close() {
        readSide.close();
    }

    private Money paid(Cut cut, int year) {
        return readSide.execution().execution(cut, LineFilter.ofYear(year), List.of()).stream()
                .map(row -> row.of(Measure.PAID))
                .reduce(Money.ZERO, Money::plus);
    }

    @Test
    void aClosedYearSaysWhatWasPaidAtEveryCut() {
        for (AsOf asOf :
                List.of(
                        AsOf.NOW,
                        AsOf.position(fixture.log().size() - 1),
                        AsOf.NOW.until(LocalDate.of(2025, 12, 31)),
                        AsOf.NOW.until(LocalDate.of(2026, 1, 15)))) {
            Cut cut = fixture.cut(readSide, asOf);
            assertThat(paid(cut, FIRST)).as("%s", asOf).isEqualTo(Money.parse("960.00"));
            assertThat(readSide.execution().bySql(cut, LineFilter.ofYear(FIRST), List.of()))
                    .isEqualTo(
                            readSide.execution()
                                    .execution(cut, LineFilter.ofYear(FIRST), List.of()));
        }
        // A cut that divides the month of the closing, behind it.
        Cut divided = fixture.cut(readSide, AsOf.NOW.until(LocalDate.of(2024, 12, 31)));
        assertThat(paid(divided, FIRST)).isEqualTo(Money.parse("960.00"));
    }

    @Test
    void itsAccountsAreZeroAndSayWithWhatTheyWereClosed() {
        Cut now = fixture.now(readSide);

        assertThat(
                        readSide.balances()
                                .balance(now, AccountHolder.LINE, "A-2024")
                                .map(BalanceView::figures))
                .contains(Figures.ZERO);
        Optional<ClosedYear> closed = readSide.balances().closedYear(now, "A-2024");
        assertThat(closed.map(ClosedYear::effectiveDate)).contains(LocalDate.of(2024, 12, 31));
        assertThat(closed.map(year -> year.figures().paid())).contains(Money.parse("960.00"));
        assertThat(closed.map(year -> year.figures().adjustedBudget()))
                .contains(Money.parse("1000.00"));
        assertThat(readSide.balances().closedYear(now, "A-2026")).isEmpty();
        assertThat(
                        readSide.balances()
                                .closedYear(
                                        fixture.cut(
                                                readSide,
                                                AsOf.NOW.until(LocalDate.of(2024, 12, 30))),
                                        "A-2024"))
                .isEmpty();
    }

    @Test
    void thePaceOfThePresentYearIsMeasuredByClosedOnes() {
        Optional<UnitPace> pace =
                readSide.pace()
                        .unit(
                                fixture.now(readSide),
                                LineFilter.ALL,
                                "219011",
                                PRESENT,
                                LocalDate.of(2026, 6, 30));

        assertThat(pace.map(UnitPace::basis)).contains(PaceBasis.UNIT_HISTORY);
        assertThat(pace.map(UnitPace::history)).contains(List.of(2024, 2025));
        assertThat(pace.flatMap(UnitPace::ratio)).contains(1_000_000);
    }

    @Test
    void aRebuildSaysTheSame() throws InterruptedException {
        fixture.now(readSide);
        StateDigest before = readSide.digest(OptionalLong.empty());

        readSide.rebuild().run((_, _, _) -> {});

        assertThat(readSide.digest(OptionalLong.empty())).isEqualTo(before);
        assertThat(
                        readSide.execution()
                                .execution(
                                        fixture.now(readSide),
                                        LineFilter.ALL,
                                        List.of(Grouping.by(Dimension.YEAR))))
                .hasSize(3);
    }
}
