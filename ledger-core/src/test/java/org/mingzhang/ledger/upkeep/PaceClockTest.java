package org.mingzhang.ledger.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.pace.MonthPace;
import org.mingzhang.ledger.pace.PaceBasis;
import org.mingzhang.ledger.pace.PaceCommand.RaisePaceAlert;
import org.mingzhang.ledger.testing.TestLedger;

/// Two units that are behind in every month of a year, on a clock that the test sets.
class PaceClockTest {

    private final LedgerInTime time = new LedgerInTime("PaceClockTest");
    private final List<LocalDate> asked = new ArrayList<>();
    private final PaceClock clock =
            new PaceClock(
                    time.ledger().ledger(),
                    time.ownCommands(),
                    time.reader(),
                    this::behind,
                    TestLedger.ZONE,
                    time::now);

    /// A year that has not begun, so that the clock of the test only ever goes on.
    private final int year =
            LocalDate.ofInstant(Instant.now(), TestLedger.ZONE).plusYears(1).getYear();

    /// What a read side would say: the two months that are over last.
    private List<RaisePaceAlert> behind(LocalDate day) {
        asked.add(day);
        YearMonth last = YearMonth.from(day).minusMonths(1);
        return List.of(slow("219011", last), slow("219012", last));
    }

    private static RaisePaceAlert slow(String unit, YearMonth last) {
        return new RaisePaceAlert(
                unit,
                "440100000",
                last.getYear(),
                paid(last.getMonthValue() - 1),
                paid(last.getMonthValue()),
                PaceBasis.UNIT_HISTORY);
    }

    private static MonthPace paid(int month) {
        return new MonthPace(month, Money.parse("100.00"), Money.parse("69.99"));
    }

    private List<String> lookOn(int month, int day) {
        Instant moment =
                LocalDate.of(year, month, day).atTime(9, 0).atZone(TestLedger.ZONE).toInstant();
        time.moveTo(Duration.between(Instant.now(), moment));
        return clock.look();
    }

    private int entries(String unit) {
        return time.reader().positions("unit:" + unit, Long.MAX_VALUE, 100).size();
    }

    @AfterEach
    void close() {
        clock.close();
        time.close();
    }

    @Test
    void asksTheHeadOfEachUnitOnceInAQuarter() {
        assertThat(lookOn(5, 5))
                .containsExactly("219011/%d/Q2".formatted(year), "219012/%d/Q2".formatted(year));
        assertThat(lookOn(5, 6)).isEmpty();
        assertThat(lookOn(7, 5)).isEmpty();
        assertThat(entries("219011")).isEqualTo(1);

        assertThat(lookOn(8, 5))
                .containsExactly("219011/%d/Q3".formatted(year), "219012/%d/Q3".formatted(year));
        assertThat(entries("219011")).isEqualTo(2);
    }

    @Test
    void looksAtTheReadSideOnceADay() {
        assertThat(lookOn(5, 5)).hasSize(2);
        assertThat(clock.look()).isEmpty();
        assertThat(asked).hasSize(1);

        assertThat(lookOn(5, 6)).isEmpty();
        assertThat(asked).containsExactly(LocalDate.of(year, 5, 5), LocalDate.of(year, 5, 6));
    }

    /// Another clock, as after a restart, asks again and raises nothing again.
    @Test
    void afterARestartNothingIsRaisedTwice() {
        assertThat(lookOn(5, 5)).hasSize(2);
        try (PaceClock another =
                new PaceClock(
                        time.ledger().ledger(),
                        time.ownCommands(),
                        time.reader(),
                        this::behind,
                        TestLedger.ZONE,
                        time::now)) {
            assertThat(another.look()).isEmpty();
        }
        assertThat(entries("219012")).isEqualTo(1);
    }

    /// The ledger itself decides: what the read side says too early is not recorded as an alert.
    @Test
    void aMonthThatIsNotOverRaisesNothing() {
        try (PaceClock hasty =
                new PaceClock(
                        time.ledger().ledger(),
                        time.ownCommands(),
                        time.reader(),
                        day -> List.of(slow("219013", YearMonth.from(day))),
                        TestLedger.ZONE,
                        time::now)) {
            time.moveTo(
                    Duration.between(
                            Instant.now(),
                            LocalDate.of(year, 5, 20)
                                    .atTime(9, 0)
                                    .atZone(TestLedger.ZONE)
                                    .toInstant()));
            assertThat(hasty.look()).isEmpty();
        }
        assertThat(time.reader().positions("pace:219013/%d/Q2".formatted(year), Long.MAX_VALUE, 10))
                .noneMatch(position ->
                        time.reader()
                                .entry(position)
                                .orElseThrow()
                                .type()
                                .equals("pace.PaceAlertRaised"));
    }
}
