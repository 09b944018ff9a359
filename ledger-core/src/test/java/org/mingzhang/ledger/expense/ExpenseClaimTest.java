package org.mingzhang.ledger.expense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.ledger.testing.Examples.DAY;
import static org.mingzhang.ledger.testing.Examples.DIVISION;
import static org.mingzhang.ledger.testing.Examples.YEAR;
import static org.mingzhang.ledger.testing.Examples.money;
import static org.mingzhang.ledger.testing.Facts.TODAY;
import static org.mingzhang.ledger.testing.Facts.approved;
import static org.mingzhang.ledger.testing.Facts.livePaymentsBegan;
import static org.mingzhang.ledger.testing.Facts.released;
import static org.mingzhang.ledger.testing.Facts.returned;
import static org.mingzhang.ledger.testing.TableFacts.published;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mingzhang.ledger.decider.Decision;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.decider.Refusal;
import org.mingzhang.ledger.expense.ExpenseAlert.ReceptionOverStandard;
import org.mingzhang.ledger.expense.ExpenseCommand.AmendClaim;
import org.mingzhang.ledger.expense.ExpenseCommand.FileClaim;
import org.mingzhang.ledger.expense.ExpenseEvent.ClaimFiled;
import org.mingzhang.ledger.expense.ExpenseRefusal.AmountExceedsClaim;
import org.mingzhang.ledger.expense.ExpenseRefusal.ClaimExists;
import org.mingzhang.ledger.expense.ExpenseRefusal.ClaimInPayment;
import org.mingzhang.ledger.expense.ExpenseRefusal.ClaimOnOtherLine;
import org.mingzhang.ledger.expense.ExpenseRefusal.ClaimUnknown;
import org.mingzhang.ledger.expense.ExpenseRefusal.NotTheFiler;
import org.mingzhang.ledger.expense.ExpenseRefusal.OverStandard;
import org.mingzhang.ledger.expense.ExpenseRefusal.StandardNotPublished;
import org.mingzhang.ledger.expense.Expenses.Lecture;
import org.mingzhang.ledger.expense.Expenses.Lodging;
import org.mingzhang.ledger.expense.Expenses.Meals;
import org.mingzhang.ledger.expense.Expenses.Meeting;
import org.mingzhang.ledger.expense.Expenses.Reception;
import org.mingzhang.ledger.expense.Expenses.Training;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.payment.PaymentCommand.SubmitPayment;
import org.mingzhang.ledger.payment.PaymentDecider;
import org.mingzhang.ledger.payment.PaymentRefusal.ClaimMissing;
import org.mingzhang.ledger.payment.PaymentRefusal.DuplicateClaim;
import org.mingzhang.ledger.personal.Disclosable.Committed;
import org.mingzhang.ledger.ruletable.TableForm;
import org.mingzhang.ledger.testing.DeciderSpec;
import org.mingzhang.ledger.testing.Examples;

/// Expense claims are within the published standards of their day, and are paid once.
class ExpenseClaimTest {

    private static final Expenses NOTHING_LIMITED = expenses(money("10.00"));

    private static Expenses expenses(Money other) {
        return new Expenses(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.of(other));
    }

    private static Expenses lodging(String place, String arrival, int nights, String amount) {
        return new Expenses(
                List.of(
                        new Lodging(
                                place, "other", LocalDate.parse(arrival), nights, money(amount))),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    private static Expenses meals(String place, int days, String amount) {
        return new Expenses(
                List.of(),
                List.of(new Meals(place, DAY, days, money(amount))),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    private static Expenses reception(int guests, int companions) {
        return new Expenses(
                List.of(),
                List.of(),
                List.of(new Reception(DAY, guests, companions, money("500.00"))),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    private static Expenses meeting(int participants, int days, String amount) {
        return new Expenses(
                List.of(),
                List.of(),
                List.of(),
                List.of(new Meeting("second", DAY, days, participants, money(amount))),
                List.of(),
                List.of(),
                Optional.empty());
    }

    private static Expenses training(int participants, int days, String amount) {
        return new Expenses(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(new Training("third", DAY, days, participants, money(amount))),
                List.of(),
                Optional.empty());
    }

    private static Expenses lecture(int hours, String amount) {
        return new Expenses(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(new Lecture("professor", DAY, hours, money(amount))),
                Optional.empty());
    }

    private static FileClaim claiming(Expenses expenses) {
        return new FileClaim(
                "c1", "L", DAY, "emp-1", new Committed("ab".repeat(32)), expenses, List.of());
    }

    /// Line L has money, and the tables are in force.
    private static DeciderSpec after(List<Event> tables, Event... events) {
        List<Event> all = new ArrayList<>();
        all.add(approved("L", "9000.00"));
        all.add(released("L", "9000.00"));
        all.add(livePaymentsBegan());
        all.addAll(tables);
        all.addAll(List.of(events));
        return DeciderSpec.given(all.toArray(Event[]::new)).as("handler-1", "handler");
    }

    private static DeciderSpec after(TableForm form, String... rows) {
        return after(published(form, rows));
    }

    private static OverStandard over(
            String item, Formula formula, String computation, String limit, String value) {
        return new OverStandard(
                new Assessment(
                        item,
                        formula.table().in(DIVISION),
                        1,
                        formula.id(),
                        computation,
                        limit,
                        value,
                        false));
    }

    private static List<Assessment> held(DeciderSpec spec, Expenses expenses) {
        Decision decision = spec.when(ExpenseDecider::file, claiming(expenses)).decision();
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        return ((ClaimFiled) ((Decision.Accepted) decision).events().getFirst()).assessments();
    }

    private static Refusal refused(DeciderSpec spec, Expenses expenses) {
        Decision decision = spec.when(ExpenseDecider::file, claiming(expenses)).decision();
        assertThat(decision).isInstanceOf(Decision.Refused.class);
        return ((Decision.Refused) decision).refusal();
    }

    @Nested
    class LodgingIsLimitedByPlaceGradeSeasonAndNights {

        private static final String[] DALIAN = {
            "Dalian other 01-01 12-31 350.00",
            "Dalian other 07-01 09-30 420.00",
            "Dalian bureau 01-01 12-31 490.00",
            "Sanya other 01-01 12-31 350.00",
            "Sanya other 11-01 02-28 450.00"
        };

        @ParameterizedTest
        @CsvSource({
            "Dalian, 2026-03-01, 3, 1050.00, 3 × 350.00 = 1050.00",
            "Dalian, 2026-08-01, 2, 840.00, 2 × 420.00 = 840.00",
            "Dalian, 2026-06-29, 3, 1120.00, 2 × 350.00 + 1 × 420.00 = 1120.00",
            "Sanya, 2026-01-31, 1, 450.00, 1 × 450.00 = 450.00",
            "Sanya, 2028-02-29, 2, 800.00, 1 × 450.00 + 1 × 350.00 = 800.00"
        })
        void nightByNight(
                String place, String arrival, int nights, String limit, String computation) {
            Money above = money(limit).plus(new Money(1));

            assertThat(
                            held(
                                    after(TableForm.LODGING, DALIAN),
                                    lodging(place, arrival, nights, limit)))
                    .extracting(Assessment::computation)
                    .containsExactly(computation);
            assertThat(
                            refused(
                                    after(TableForm.LODGING, DALIAN),
                                    lodging(place, arrival, nights, above.toString())))
                    .isEqualTo(
                            over(
                                    "lodgings/0",
                                    Formula.LODGING_BY_NIGHT,
                                    computation,
                                    limit,
                                    above.toString()));
        }

        @Test
        void andTheRefusalShowsLimitComputationAndVersion() {
            Refusal refusal =
                    refused(
                            after(TableForm.LODGING, DALIAN),
                            lodging("Dalian", "2026-03-01", 2, "701.00"));

            assertThat(refusal.limit()).contains("700.00");
            assertThat(refusal.value()).contains("701.00");
            assertThat(refusal.ruleVersion()).contains("1");
            assertThat(refusal.reference())
                    .contains(
                            "lodgings/0, 440100000/lodging, lodging-by-night: 2 × 350.00 = 700.00");
        }

        @Test
        void andWhereNoStandardIsPublishedNothingIsClaimed() {
            assertThat(
                            refused(
                                    after(TableForm.LODGING, DALIAN),
                                    lodging("Lhasa", "2026-03-01", 1, "1.00")))
                    .isEqualTo(
                            new StandardNotPublished(
                                    "440100000/lodging", "Lhasa, other", Optional.of(1)));
            assertThat(refused(after(List.of()), lodging("Lhasa", "2026-03-01", 1, "1.00")))
                    .isEqualTo(
                            new StandardNotPublished(
                                    "440100000/lodging", "Lhasa, other", Optional.empty()));
        }
    }

    @Nested
    class OtherItemsAreLimitedByTheirTables {

        @Test
        void mealsByDayAndByPlaceOrElseAsEverywhere() {
            String[] table = {"* 100.00", "Lhasa 120.00"};

            held(after(TableForm.MEALS, table), meals("Lhasa", 3, "360.00"));
            assertThat(refused(after(TableForm.MEALS, table), meals("Beijing", 3, "360.00")))
                    .isEqualTo(
                            over(
                                    "meals/0",
                                    Formula.MEALS_BY_DAY,
                                    "3 × 100.00 = 300.00",
                                    "300.00",
                                    "360.00"));
        }

        @Test
        void aMeetingByItsClassForEachPersonAndDay() {
            held(after(TableForm.MEETING, "second 650.00"), meeting(40, 2, "52000.00"));
            assertThat(
                            refused(
                                    after(TableForm.MEETING, "second 650.00"),
                                    meeting(40, 2, "52000.01")))
                    .isEqualTo(
                            over(
                                    "meetings/0",
                                    Formula.MEETING_QUOTA,
                                    "40 × 2 × 650.00 = 52000.00",
                                    "52000.00",
                                    "52000.01"));
        }

        @Test
        void aTrainingBeyondThirtyDaysByAPercentageOfItsQuota() {
            String table = "third 550.00 30 70";

            held(after(TableForm.TRAINING, table), training(10, 30, "165000.00"));
            assertThat(refused(after(TableForm.TRAINING, table), training(10, 32, "172700.01")))
                    .isEqualTo(
                            over(
                                    "trainings/0",
                                    Formula.TRAINING_QUOTA,
                                    "10 × 30 × 550.00 + 10 × 2 × 550.00 × 70% = 172700.00",
                                    "172700.00",
                                    "172700.01"));
        }

        @Test
        void aLectureByTheHour() {
            held(after(TableForm.LECTURE, "professor 1000.00"), lecture(4, "4000.00"));
            assertThat(
                            refused(
                                    after(TableForm.LECTURE, "professor 1000.00"),
                                    lecture(4, "4000.01")))
                    .isInstanceOf(OverStandard.class);
        }
    }

    @Nested
    class AReceptionHasFewCompanions {

        private static final String[] ARTICLE_TEN = {"10 3 0", "999999 0 3"};

        @ParameterizedTest
        @CsvSource({"1, 3", "10, 3", "11, 3", "12, 4", "30, 10"})
        void threeForUpToTenGuestsElseOneThird(int guests, int companions) {
            held(after(TableForm.RECEPTION, ARTICLE_TEN), reception(guests, companions));
            assertThat(
                            refused(
                                    after(TableForm.RECEPTION, ARTICLE_TEN),
                                    reception(guests, companions + 1)))
                    .extracting(Refusal::limit)
                    .isEqualTo(Optional.of(Integer.toString(companions)));
        }

        @Test
        void andDisciplineIsToldOfMore() {
            OverStandard refusal =
                    over("receptions/0", Formula.COMPANIONS_BY_GUESTS, "≤ 10: 3", "3", "4");

            assertThat(
                            after(TableForm.RECEPTION, ARTICLE_TEN)
                                    .when(ExpenseDecider::file, claiming(reception(8, 4)))
                                    .decision())
                    .isEqualTo(
                            Decision.refuse(
                                    refusal,
                                    new ReceptionOverStandard(
                                            "c1",
                                            TODAY,
                                            YEAR,
                                            DIVISION,
                                            "219011",
                                            "discipline",
                                            refusal.assessment(),
                                            "handler-1")));
        }
    }

    @Nested
    class ABandBelowTheLimitWarns {

        private static List<Event> tables() {
            List<Event> tables = new ArrayList<>(published(TableForm.MEALS, "* 100.00"));
            tables.addAll(published(TableForm.WARNING_BAND, "meals 90"));
            return tables;
        }

        @ParameterizedTest
        @CsvSource({"89.99, false", "90.00, true", "100.00, true"})
        void fromThePublishedPercentageOn(String amount, boolean near) {
            assertThat(held(after(tables()), meals("Beijing", 1, amount)))
                    .extracting(Assessment::nearLimit)
                    .containsExactly(near);
        }
    }

    @Nested
    class AClaimIsFiledOnceAndAmendedByItsFiler {

        private static DeciderSpec filed() {
            DeciderSpec spec = after(List.of());
            spec.when(ExpenseDecider::file, claiming(NOTHING_LIMITED)).thenAccepted();
            return spec;
        }

        private static AmendClaim amendment(String claim) {
            return new AmendClaim(
                    claim, DAY, expenses(money("8.00")), "One ticket less", List.of());
        }

        @Test
        void notTwice() {
            filed().when(ExpenseDecider::file, claiming(NOTHING_LIMITED))
                    .thenRefused(new ClaimExists("c1"));
        }

        @Test
        void byNobodyElse() {
            filed().as("handler-2", "handler")
                    .when(ExpenseDecider::amend, amendment("c1"))
                    .thenRefused(new NotTheFiler("c1", "handler-2"));
            filed().when(ExpenseDecider::amend, amendment("c2"))
                    .thenRefused(new ClaimUnknown("c2"));
        }

        @Test
        void andNotOnceSomebodyAskedToPayIt() {
            DeciderSpec spec = filed();
            spec.when(ExpenseDecider::amend, amendment("c1")).thenAccepted();
            spec.when(PaymentDecider::submit, paying("p1", "L", "8.00", Optional.of("c1")))
                    .thenAccepted();
            spec.when(ExpenseDecider::amend, amendment("c1"))
                    .thenRefused(new ClaimInPayment("c1", "p1"));
        }
    }

    @Nested
    class APaymentPaysOneClaim {

        private static DeciderSpec filed(Event... events) {
            DeciderSpec spec = after(published(TableForm.CLAIM_REQUIRED, "30201"), events);
            spec.when(ExpenseDecider::file, claiming(NOTHING_LIMITED)).thenAccepted();
            return spec;
        }

        @Test
        void whichItNamesWhereTheEconomicClassNeedsOne() {
            filed().when(PaymentDecider::submit, paying("p1", "L", "10.00", Optional.empty()))
                    .thenRefused(new ClaimMissing("30201", 1));
            filed().when(PaymentDecider::submit, paying("p1", "L", "10.00", Optional.of("c2")))
                    .thenRefused(new ClaimUnknown("c2"));
        }

        @Test
        void upToItsAmount() {
            filed().when(PaymentDecider::submit, paying("p1", "L", "10.01", Optional.of("c1")))
                    .thenRefused(new AmountExceedsClaim("c1", money("10.00"), money("10.01")));
            filed().when(PaymentDecider::submit, paying("p1", "L", "10.00", Optional.of("c1")))
                    .thenAccepted();
        }

        @Test
        void onItsLine() {
            filed(approved("M", "50.00"), released("M", "50.00"))
                    .when(PaymentDecider::submit, paying("p1", "M", "10.00", Optional.of("c1")))
                    .thenRefused(new ClaimOnOtherLine("c1", "L", "M"));
        }

        @Test
        void onceUnlessTheApplicationCameToNothing() {
            DeciderSpec spec = filed();
            spec.when(PaymentDecider::submit, paying("p1", "L", "4.00", Optional.of("c1")))
                    .thenAccepted();
            spec.when(PaymentDecider::submit, paying("p2", "L", "5.00", Optional.of("c1")))
                    .thenRefused(new DuplicateClaim("c1", "p1"));
            spec.as("reviewer-1", "reviewer")
                    .when(PaymentDecider::sendBack, Examples.sendBack("p1"))
                    .then(returned("p1", "L", "4.00"));
            spec.as("handler-1", "handler")
                    .when(PaymentDecider::submit, paying("p2", "L", "5.00", Optional.of("c1")))
                    .thenAccepted();
        }
    }

    private static SubmitPayment paying(
            String payment, String line, String amount, Optional<String> claim) {
        SubmitPayment plain = Examples.submit(payment, line, amount);
        return new SubmitPayment(
                payment,
                line,
                plain.effectiveDate(),
                plain.amount(),
                plain.payee(),
                plain.purpose(),
                plain.expectedResult(),
                plain.invoices(),
                plain.contract(),
                plain.contractLine(),
                claim,
                Optional.empty(),
                plain.resubmits(),
                plain.attachments());
    }
}
