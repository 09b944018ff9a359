package org.mingzhang.ledger.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.ledger.testing.Examples.DIVISION_YEAR;
import static org.mingzhang.ledger.testing.Examples.approve;
import static org.mingzhang.ledger.testing.Examples.release;
import static org.mingzhang.ledger.testing.Examples.submit;
import static org.mingzhang.ledger.testing.Facts.approved;
import static org.mingzhang.ledger.testing.Facts.livePaymentsBegan;
import static org.mingzhang.ledger.testing.Facts.released;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mingzhang.ledger.budgetline.BudgetLineDecider;
import org.mingzhang.ledger.calendar.CalendarCommand.CloseMonth;
import org.mingzhang.ledger.calendar.CalendarCommand.ConfirmPhaseDates;
import org.mingzhang.ledger.calendar.CalendarCommand.GrantExtension;
import org.mingzhang.ledger.calendar.CalendarCommand.ProposePhaseDates;
import org.mingzhang.ledger.calendar.CalendarRefusal.CalendarNotProposed;
import org.mingzhang.ledger.calendar.CalendarRefusal.CalendarVersionNotNext;
import org.mingzhang.ledger.calendar.CalendarRefusal.ExtensionNotLater;
import org.mingzhang.ledger.calendar.CalendarRefusal.MonthIsClosed;
import org.mingzhang.ledger.calendar.CalendarRefusal.MonthNotNext;
import org.mingzhang.ledger.calendar.CalendarRefusal.PhaseLocked;
import org.mingzhang.ledger.calendar.CalendarRefusal.PhasesOutOfOrder;
import org.mingzhang.ledger.decider.Command;
import org.mingzhang.ledger.decider.Decider;
import org.mingzhang.ledger.decider.Decision;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.decider.Occasion;
import org.mingzhang.ledger.payment.PaymentDecider;
import org.mingzhang.ledger.payment.PaymentEvent.PaymentSubmitted;
import org.mingzhang.ledger.reference.BasicRefusal.SamePersonTwice;
import org.mingzhang.ledger.testing.History;

/// The year of a unit goes through its phases; what is late is refused, not queued.
class CalendarTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final PhaseDates DATES =
            new PhaseDates(
                    day("2025-07-01"),
                    day("2025-12-31"),
                    day("2026-01-01"),
                    day("2026-03-31"),
                    day("2026-04-01"),
                    day("2026-12-31"),
                    day("2026-12-20"),
                    day("2027-03-31"));

    private final History history = new History();

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    private <C extends Command> Decision at(
            String time, String person, Decider<C> decider, C command) {
        Decision decision =
                decider.decide(
                        command,
                        history,
                        new Occasion(
                                new Occasion.Person(person, "budget", "219011"),
                                Instant.parse(time),
                                ZONE));
        if (decision instanceof Decision.Accepted(List<Event> events)) {
            history.append(events);
        }
        return decision;
    }

    private void given(Event... events) {
        history.append(List.of(events));
    }

    private void published(Optional<String> unit, PhaseDates dates) {
        int version = history.of(FiscalCalendar.PART.of(DIVISION_YEAR)).lastVersion() + 1;
        at(
                "2025-06-01T00:00:00Z",
                "budget-1",
                CalendarDecider::propose,
                new ProposePhaseDates(DIVISION_YEAR, version, unit, dates, "Calendar 2026"));
        Decision confirmed =
                at(
                        "2025-06-02T00:00:00Z",
                        "budget-2",
                        CalendarDecider::confirm,
                        new ConfirmPhaseDates(DIVISION_YEAR, version));
        assertThat(confirmed).isInstanceOf(Decision.Accepted.class);
    }

    private Decision extend(int version, Optional<String> unit, Phase phase, String until) {
        return at(
                "2027-01-02T00:00:00Z",
                "budget-1",
                CalendarDecider::extend,
                new GrantExtension(
                        DIVISION_YEAR, version, unit, phase, day(until), "Extension No. 1"));
    }

    @Nested
    class AnOperationBelongsToItsPhase {

        @Test
        void uptoTheLastMillisecondAndNotOneLater() {
            published(Optional.empty(), DATES);
            given(approved("A", "100.00"), released("A", "100.00"), livePaymentsBegan());

            assertThat(
                            at(
                                    "2026-12-31T15:59:59.999Z",
                                    "handler-1",
                                    PaymentDecider::submit,
                                    submit("p1", "A", "1.00")))
                    .isInstanceOfSatisfying(
                            Decision.Accepted.class,
                            accepted ->
                                    assertThat(
                                                    ((PaymentSubmitted) accepted.events().getLast())
                                                            .calendarVersion())
                                            .contains(1));
            assertThat(
                            at(
                                    "2026-12-31T16:00:00.000Z",
                                    "handler-1",
                                    PaymentDecider::submit,
                                    submit("p2", "A", "1.00")))
                    .isEqualTo(
                            Decision.refuse(
                                    new PhaseLocked(
                                            1,
                                            "execution 2026-04-01/2026-12-31",
                                            Instant.parse("2026-12-31T16:00:00.000Z"),
                                            DIVISION_YEAR)));
        }

        @Test
        void andNotOneEarlier() {
            published(Optional.empty(), DATES);
            given(approved("A", "100.00"));

            assertThat(
                            at(
                                    "2026-03-31T15:59:59.999Z",
                                    "budget-1",
                                    BudgetLineDecider::release,
                                    release("A", "1.00")))
                    .isInstanceOf(Decision.Refused.class);
            assertThat(
                            at(
                                    "2026-03-31T16:00:00.000Z",
                                    "budget-1",
                                    BudgetLineDecider::release,
                                    release("A", "1.00")))
                    .isInstanceOf(Decision.Accepted.class);
        }

        @Test
        void authorityIsApprovedInTheApprovalPhaseAndALineOfZeroInExecutionToo() {
            published(Optional.empty(), DATES);

            assertThat(
                            at(
                                    "2026-05-01T00:00:00Z",
                                    "budget-1",
                                    BudgetLineDecider::approve,
                                    approve("B", "1.00")))
                    .isInstanceOf(Decision.Refused.class);
            assertThat(
                            at(
                                    "2026-05-01T00:00:00Z",
                                    "budget-1",
                                    BudgetLineDecider::approve,
                                    approve("B", "0.00")))
                    .isInstanceOf(Decision.Accepted.class);
            assertThat(
                            at(
                                    "2026-03-02T00:00:00Z",
                                    "budget-1",
                                    BudgetLineDecider::approve,
                                    approve("B2", "1.00")))
                    .isInstanceOf(Decision.Accepted.class);
        }

        @Test
        void andAYearWithoutACalendarIsOpen() {
            assertThat(
                            at(
                                    "2026-05-01T00:00:00Z",
                                    "budget-1",
                                    BudgetLineDecider::approve,
                                    approve("B", "1.00")))
                    .isInstanceOf(Decision.Accepted.class);
        }

        @Test
        void aUnitHasItsOwnDatesWhereSomePublishedThem() {
            published(Optional.empty(), DATES);
            published(Optional.of("219011"), DATES.until(Phase.EXECUTION, day("2026-06-30")));
            given(approved("A", "100.00"), released("A", "100.00"), livePaymentsBegan());

            assertThat(
                            at(
                                    "2026-07-01T00:00:00Z",
                                    "handler-1",
                                    PaymentDecider::submit,
                                    submit("p1", "A", "1.00")))
                    .isEqualTo(
                            Decision.refuse(
                                    new PhaseLocked(
                                            2,
                                            "execution 2026-04-01/2026-06-30",
                                            Instant.parse("2026-07-01T00:00:00Z"),
                                            DIVISION_YEAR + " 219011")));
        }
    }

    @Nested
    class AnExtensionUnlocksAPhase {

        @Test
        void untilItsNewLastDay() {
            published(Optional.empty(), DATES);
            given(approved("A", "100.00"), released("A", "100.00"), livePaymentsBegan());

            assertThat(extend(2, Optional.of("219011"), Phase.EXECUTION, "2027-01-10"))
                    .isInstanceOf(Decision.Accepted.class);

            assertThat(
                            at(
                                    "2027-01-10T15:59:59.999Z",
                                    "handler-1",
                                    PaymentDecider::submit,
                                    submit("p1", "A", "1.00")))
                    .isInstanceOf(Decision.Accepted.class);
            assertThat(
                            at(
                                    "2027-01-10T16:00:00Z",
                                    "handler-1",
                                    PaymentDecider::submit,
                                    submit("p2", "A", "1.00")))
                    .isInstanceOf(Decision.Refused.class);
        }

        @Test
        void andNeverShortensIt() {
            published(Optional.empty(), DATES);

            assertThat(extend(2, Optional.empty(), Phase.EXECUTION, "2026-12-31"))
                    .isEqualTo(
                            Decision.refuse(
                                    new ExtensionNotLater(
                                            Optional.of(day("2026-12-31")), day("2026-12-31"))));
        }

        @Test
        void andNeedsAPublishedCalendar() {
            assertThat(extend(1, Optional.empty(), Phase.EXECUTION, "2027-01-31"))
                    .isEqualTo(
                            Decision.refuse(
                                    new ExtensionNotLater(Optional.empty(), day("2027-01-31"))));
        }
    }

    @Nested
    class ItTakesTwoPersonsToPublish {

        private Decision propose(String person, int version, PhaseDates dates) {
            return at(
                    "2025-06-01T00:00:00Z",
                    person,
                    CalendarDecider::propose,
                    new ProposePhaseDates(
                            DIVISION_YEAR, version, Optional.empty(), dates, "Calendar"));
        }

        @Test
        void theProposerDoesNotConfirm() {
            propose("budget-1", 1, DATES);

            assertThat(
                            at(
                                    "2025-06-01T00:00:00Z",
                                    "budget-1",
                                    CalendarDecider::confirm,
                                    new ConfirmPhaseDates(DIVISION_YEAR, 1)))
                    .isEqualTo(Decision.refuse(new SamePersonTwice("budget-1", "proposer")));
        }

        @Test
        void nothingIsConfirmedThatWasNotProposedLast() {
            propose("budget-1", 1, DATES);
            propose("budget-1", 2, DATES);

            assertThat(
                            at(
                                    "2025-06-01T00:00:00Z",
                                    "budget-2",
                                    CalendarDecider::confirm,
                                    new ConfirmPhaseDates(DIVISION_YEAR, 1)))
                    .isEqualTo(Decision.refuse(new CalendarNotProposed(1)));
        }

        @Test
        void versionsFollowEachOther() {
            assertThat(propose("budget-1", 2, DATES))
                    .isEqualTo(Decision.refuse(new CalendarVersionNotNext(1, 2)));
        }

        @Test
        void phasesFollowEachOther() {
            assertThat(propose("budget-1", 1, DATES.until(Phase.APPROVAL, day("2026-04-01"))))
                    .isEqualTo(Decision.refuse(new PhasesOutOfOrder(Phase.EXECUTION)));
        }
    }

    @Nested
    class AClosedMonthTakesNothingMore {

        private Decision close(String time, int month) {
            return at(
                    time,
                    "budget-1",
                    CalendarDecider::closeMonth,
                    new CloseMonth(DIVISION_YEAR, month));
        }

        @ParameterizedTest
        @CsvSource({"2026-01-31T15:59:59.999Z, 1", "2026-03-05T00:00:00Z, 2"})
        void itIsClosedWhenItIsOverAndInItsTurn(String time, int month) {
            assertThat(close(time, month)).isEqualTo(Decision.refuse(new MonthNotNext(1, month)));
        }

        @Test
        void whatTakesEffectInItIsRefused() {
            given(approved("A", "100.00"), released("A", "100.00"), livePaymentsBegan());
            for (int month = 1; month <= 3; month++) {
                assertThat(close("2026-04-02T00:00:00Z", month))
                        .isInstanceOf(Decision.Accepted.class);
            }

            assertThat(
                            at(
                                    "2026-04-02T00:00:00Z",
                                    "handler-1",
                                    PaymentDecider::submit,
                                    submit("p1", "A", "1.00")))
                    .isEqualTo(
                            Decision.refuse(
                                    new MonthIsClosed(day("2026-04-01"), day("2026-03-01"))));
        }
    }
}
