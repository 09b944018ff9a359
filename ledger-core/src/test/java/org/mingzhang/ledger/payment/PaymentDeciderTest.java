package org.mingzhang.ledger.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mingzhang.ledger.payment.Payment.Stage.APPROVED;
import static org.mingzhang.ledger.payment.Payment.Stage.PARTLY_REFUNDED;
import static org.mingzhang.ledger.payment.Payment.Stage.REFUNDED;
import static org.mingzhang.ledger.payment.Payment.Stage.RETURNED;
import static org.mingzhang.ledger.payment.Payment.Stage.REVIEWED;
import static org.mingzhang.ledger.payment.Payment.Stage.SETTLED;
import static org.mingzhang.ledger.payment.Payment.Stage.SUBMITTED;
import static org.mingzhang.ledger.payment.Payment.Stage.WITHDRAWN;
import static org.mingzhang.ledger.testing.DeciderSpec.given;
import static org.mingzhang.ledger.testing.Examples.DIVISION_YEAR;
import static org.mingzhang.ledger.testing.Examples.approvePayment;
import static org.mingzhang.ledger.testing.Examples.money;
import static org.mingzhang.ledger.testing.Examples.refund;
import static org.mingzhang.ledger.testing.Examples.review;
import static org.mingzhang.ledger.testing.Examples.sendBack;
import static org.mingzhang.ledger.testing.Examples.settle;
import static org.mingzhang.ledger.testing.Examples.submit;
import static org.mingzhang.ledger.testing.Examples.withdraw;
import static org.mingzhang.ledger.testing.Facts.POOL;
import static org.mingzhang.ledger.testing.Facts.approved;
import static org.mingzhang.ledger.testing.Facts.corrected;
import static org.mingzhang.ledger.testing.Facts.historyConfirmed;
import static org.mingzhang.ledger.testing.Facts.historyProposed;
import static org.mingzhang.ledger.testing.Facts.issued;
import static org.mingzhang.ledger.testing.Facts.livePaymentsBegan;
import static org.mingzhang.ledger.testing.Facts.paymentApproved;
import static org.mingzhang.ledger.testing.Facts.refunded;
import static org.mingzhang.ledger.testing.Facts.released;
import static org.mingzhang.ledger.testing.Facts.returned;
import static org.mingzhang.ledger.testing.Facts.reviewed;
import static org.mingzhang.ledger.testing.Facts.settled;
import static org.mingzhang.ledger.testing.Facts.settledElsewhere;
import static org.mingzhang.ledger.testing.Facts.submitted;
import static org.mingzhang.ledger.testing.Facts.withdrawn;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mingzhang.ledger.accounts.Payee;
import org.mingzhang.ledger.budgetline.BudgetLineRefusal.BudgetLineUnknown;
import org.mingzhang.ledger.controlpool.ControlPoolRefusal.AmountExceedsAvailable;
import org.mingzhang.ledger.decider.CorruptHistoryException;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.importedyear.ImportedYearRefusal.YearIsHistory;
import org.mingzhang.ledger.payment.Payment.Stage;
import org.mingzhang.ledger.payment.PaymentRefusal.NotTheHandler;
import org.mingzhang.ledger.payment.PaymentRefusal.PaymentAlreadyReplaced;
import org.mingzhang.ledger.payment.PaymentRefusal.PaymentExists;
import org.mingzhang.ledger.payment.PaymentRefusal.PaymentStateForbids;
import org.mingzhang.ledger.payment.PaymentRefusal.PaymentUnknown;
import org.mingzhang.ledger.payment.PaymentRefusal.RefundExceedsPaid;
import org.mingzhang.ledger.personal.Disclosable.Committed;
import org.mingzhang.ledger.personal.Disclosable.Disclosed;
import org.mingzhang.ledger.reference.BasicRefusal.EffectiveDateInFuture;
import org.mingzhang.ledger.reference.BasicRefusal.EffectiveDateOutsideYear;
import org.mingzhang.ledger.reference.BasicRefusal.SamePersonTwice;
import org.mingzhang.ledger.testing.DeciderSpec;

class PaymentDeciderTest {

    /// A pool of lines A and A2 with 100.00 available, and live payments.
    private static List<Event> books() {
        return List.of(
                approved("A", "100.00"),
                approved("A2", "50.00"),
                released("A", "70.00"),
                released("A2", "30.00"),
                livePaymentsBegan());
    }

    private static DeciderSpec after(Event... events) {
        List<Event> all = new ArrayList<>(books());
        all.addAll(List.of(events));
        return given(all.toArray(Event[]::new)).as("handler-1", "handler");
    }

    /// A payment p1 of 40.00 out of line A that has come to a stage.
    private static DeciderSpec at(Stage stage) {
        Event submitted = submitted("p1", "A", "40.00");
        Event settled = settled("p1", "A", "40.00");
        List<Event> paid = List.of(submitted, reviewed("p1"), paymentApproved("p1"), settled);
        List<Event> way =
                switch (stage) {
                    case SUBMITTED -> paid.subList(0, 1);
                    case REVIEWED -> paid.subList(0, 2);
                    case APPROVED -> paid.subList(0, 3);
                    case VOUCHER_ISSUED -> and(paid.subList(0, 3), issued("p1", "40.00"));
                    case SETTLED -> paid;
                    case CORRECTED -> and(paid, corrected("p1", "A", "A2", "40.00"));
                    case PARTLY_REFUNDED -> and(paid, refunded("p1", "A", "15.00"));
                    case REFUNDED -> and(paid, refunded("p1", "A", "40.00"));
                    case RETURNED -> List.of(submitted, returned("p1", "A", "40.00"));
                    case WITHDRAWN -> List.of(submitted, withdrawn("p1", "A", "40.00"));
                };
        return after(way.toArray(Event[]::new));
    }

    private static List<Event> and(List<Event> events, Event last) {
        List<Event> all = new ArrayList<>(events);
        all.add(last);
        return all;
    }

    @Nested
    class APaymentLeansOnThePool {
        @ParameterizedTest
        @ValueSource(strings = {"0.01", "70.00", "70.01", "100.00"})
        void upToTheLastCentAlsoBeyondItsLine(String amount) {
            after().when(PaymentDecider::submit, submit("p1", "A", amount))
                    .then(submitted("p1", "A", amount));
        }

        @Test
        void alsoFromALineOfZero() {
            after(approved("A3", "0.00"))
                    .when(PaymentDecider::submit, submit("p1", "A3", "100.00"))
                    .then(submitted("p1", "A3", "100.00"));
        }

        @Test
        void andNotOneCentMore() {
            after().when(PaymentDecider::submit, submit("p1", "A", "100.01"))
                    .thenRefused(
                            new AmountExceedsAvailable(POOL, money("100.00"), money("100.01")));
        }

        @Test
        void andWhatOthersHoldIsNotAvailable() {
            after(submitted("p0", "A2", "60.00"))
                    .when(PaymentDecider::submit, submit("p1", "A", "40.01"))
                    .thenRefused(new AmountExceedsAvailable(POOL, money("40.00"), money("40.01")));
        }

        @Test
        void andUnreleasedFundsAreNotAvailable() {
            given(approved("B", "10.00"))
                    .when(PaymentDecider::submit, submit("p1", "B", "0.01"))
                    .thenRefused(
                            new AmountExceedsAvailable(
                                    "2026/line:B", money("0.00"), money("0.01")));
        }

        @ParameterizedTest
        @EnumSource(names = {"RETURNED", "WITHDRAWN", "REFUNDED"})
        void andWhatCameBackIsAvailableAgain(Stage stage) {
            at(stage)
                    .when(PaymentDecider::submit, submit("p2", "A", "100.00"))
                    .then(submitted("p2", "A", "100.00"));
        }

        @ParameterizedTest
        @CsvSource({
            "SUBMITTED, 60.00",
            "REVIEWED, 60.00",
            "APPROVED, 60.00",
            "SETTLED, 60.00",
            "PARTLY_REFUNDED, 75.00"
        })
        void andWhatIsOnTheWayOrPaidIsNot(Stage stage, String available) {
            at(stage)
                    .when(PaymentDecider::submit, submit("p2", "A", "75.01"))
                    .thenRefused(
                            new AmountExceedsAvailable(POOL, money(available), money("75.01")));
        }
    }

    @Nested
    class APaymentNamesALineAndIsSubmittedOnce {
        @Test
        void notOutOfALineThatNobodyApproved() {
            after().when(PaymentDecider::submit, submit("p1", "X", "1.00"))
                    .thenRefused(new BudgetLineUnknown("X"));
        }

        @ParameterizedTest
        @EnumSource
        void notUnderANameThatIsTaken(Stage stage) {
            at(stage)
                    .when(PaymentDecider::submit, submit("p1", "A", "1.00"))
                    .thenRefused(new PaymentExists("p1"));
        }
    }

    @Nested
    class AYearHasLivePaymentsOrHistory {
        @Test
        void theFirstPaymentMarksTheYear() {
            given(approved("B", "10.00"), released("B", "10.00"))
                    .as("handler-1", "handler")
                    .when(PaymentDecider::submit, submit("p1", "B", "1.00"))
                    .then(livePaymentsBegan(), submitted("p1", "B", "1.00"));
        }

        @Test
        void alsoWhenHistoryWasOnlyProposed() {
            given(approved("B", "10.00"), released("B", "10.00"), historyProposed())
                    .as("handler-1", "handler")
                    .when(PaymentDecider::submit, submit("p1", "B", "1.00"))
                    .then(livePaymentsBegan(), submitted("p1", "B", "1.00"));
        }

        @Test
        void andAYearOfHistoryTakesNone() {
            given(
                            approved("B", "10.00"),
                            released("B", "10.00"),
                            historyProposed(),
                            historyConfirmed())
                    .when(PaymentDecider::submit, submit("p1", "B", "1.00"))
                    .thenRefused(new YearIsHistory(DIVISION_YEAR));
        }

        @Test
        void andThePaymentsOfHistoryTakeNoLiveSteps() {
            given(
                            approved("B", "10.00"),
                            released("B", "10.00"),
                            historyProposed(),
                            historyConfirmed(),
                            settledElsewhere("old-1", "B", "4.00"))
                    .when(PaymentDecider::refund, refund("old-1", "1.00"))
                    .thenRefused(new PaymentUnknown("old-1"));
        }
    }

    @Nested
    class HandlerReviewerAndApproverAreThreePersons {
        @Test
        void whoEachTakeTheirStep() {
            at(SUBMITTED)
                    .as("reviewer-1", "reviewer")
                    .when(PaymentDecider::review, review("p1"))
                    .then(reviewed("p1"));
            at(REVIEWED)
                    .as("approver-1", "approver")
                    .when(ApprovalDecider::approve, approvePayment("p1"))
                    .then(paymentApproved("p1"));
            at(APPROVED)
                    .as("cashier-1", "finance")
                    .when(PaymentDecider::settle, settle("p1"))
                    .then(settled("p1", "A", "40.00"));
        }

        @Test
        void theHandlerDoesNotReview() {
            at(SUBMITTED)
                    .as("handler-1", "reviewer")
                    .when(PaymentDecider::review, review("p1"))
                    .thenRefused(new SamePersonTwice("handler-1", "handler"));
        }

        @ParameterizedTest
        @CsvSource({"handler-1, handler", "reviewer-1, reviewer"})
        void neitherHandlerNorReviewerApproves(String person, String earlierStep) {
            at(REVIEWED)
                    .as(person, "approver")
                    .when(ApprovalDecider::approve, approvePayment("p1"))
                    .thenRefused(new SamePersonTwice(person, earlierStep));
        }

        @Test
        void theReviewerDoesNotPay() {
            at(APPROVED)
                    .as("reviewer-1", "finance")
                    .when(PaymentDecider::settle, settle("p1"))
                    .thenRefused(new SamePersonTwice("reviewer-1", "reviewer"));
        }

        @Test
        void onlyTheHandlerWithdraws() {
            at(REVIEWED)
                    .when(PaymentDecider::withdraw, withdraw("p1"))
                    .then(withdrawn("p1", "A", "40.00"));
            at(REVIEWED)
                    .as("handler-2", "handler")
                    .when(PaymentDecider::withdraw, withdraw("p1"))
                    .thenRefused(new NotTheHandler("p1", "handler-2"));
        }
    }

    @Nested
    class AStepFollowsOnlyFromItsStates {

        private static final Set<Stage> RETURNABLE = Set.of(SUBMITTED, REVIEWED, APPROVED);
        private static final Set<Stage> REFUNDABLE =
                Set.of(Stage.SETTLED, Stage.CORRECTED, Stage.PARTLY_REFUNDED);

        @ParameterizedTest
        @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SUBMITTED")
        void aReviewFromSubmitted(Stage stage) {
            at(stage)
                    .as("reviewer-1", "reviewer")
                    .when(PaymentDecider::review, review("p1"))
                    .thenRefused(new PaymentStateForbids("p1", stage, Set.of(SUBMITTED)));
        }

        @ParameterizedTest
        @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "REVIEWED")
        void anApprovalFromReviewed(Stage stage) {
            at(stage)
                    .as("approver-1", "approver")
                    .when(ApprovalDecider::approve, approvePayment("p1"))
                    .thenRefused(new PaymentStateForbids("p1", stage, Set.of(REVIEWED)));
        }

        @ParameterizedTest
        @EnumSource(
                mode = EnumSource.Mode.EXCLUDE,
                names = {"APPROVED", "VOUCHER_ISSUED"})
        void aSettlementFromApprovedOrWithItsVoucher(Stage stage) {
            at(stage)
                    .as("cashier-1", "finance")
                    .when(PaymentDecider::settle, settle("p1"))
                    .thenRefused(
                            new PaymentStateForbids(
                                    "p1", stage, Set.of(APPROVED, Stage.VOUCHER_ISSUED)));
        }

        @ParameterizedTest
        @EnumSource(names = {"SUBMITTED", "REVIEWED", "APPROVED"})
        void aReturnFromEveryStateBeforeSettlement(Stage stage) {
            at(stage)
                    .as("approver-1", "approver")
                    .when(PaymentDecider::sendBack, sendBack("p1"))
                    .then(returned("p1", "A", "40.00"));
        }

        @ParameterizedTest
        @EnumSource(
                mode = EnumSource.Mode.EXCLUDE,
                names = {"SUBMITTED", "REVIEWED", "APPROVED"})
        void andAReturnFromNoOther(Stage stage) {
            at(stage)
                    .as("approver-1", "approver")
                    .when(PaymentDecider::sendBack, sendBack("p1"))
                    .thenRefused(new PaymentStateForbids("p1", stage, RETURNABLE));
        }

        @ParameterizedTest
        @EnumSource(
                mode = EnumSource.Mode.EXCLUDE,
                names = {"SUBMITTED", "REVIEWED"})
        void aWithdrawalBeforeApproval(Stage stage) {
            at(stage)
                    .when(PaymentDecider::withdraw, withdraw("p1"))
                    .thenRefused(new PaymentStateForbids("p1", stage, Set.of(SUBMITTED, REVIEWED)));
        }

        @ParameterizedTest
        @EnumSource(
                mode = EnumSource.Mode.EXCLUDE,
                names = {"SETTLED", "CORRECTED", "PARTLY_REFUNDED"})
        void aRefundAfterSettlement(Stage stage) {
            at(stage)
                    .as("cashier-1", "finance")
                    .when(PaymentDecider::refund, refund("p1", "0.01"))
                    .thenRefused(new PaymentStateForbids("p1", stage, REFUNDABLE));
        }

        @Test
        void andNoneForAPaymentThatNobodySubmitted() {
            after().when(PaymentDecider::review, review("p1"))
                    .thenRefused(new PaymentUnknown("p1"));
            after().when(PaymentDecider::sendBack, sendBack("p1"))
                    .thenRefused(new PaymentUnknown("p1"));
        }
    }

    @Nested
    class RefundsAddUpToTheAmountPaid {
        @ParameterizedTest
        @ValueSource(strings = {"0.01", "25.00"})
        void inSeveralParts(String amount) {
            at(PARTLY_REFUNDED)
                    .as("cashier-1", "finance")
                    .when(PaymentDecider::refund, refund("p1", amount))
                    .then(refunded("p1", "A", amount));
        }

        @Test
        void andToNotOneCentMore() {
            at(PARTLY_REFUNDED)
                    .as("cashier-1", "finance")
                    .when(PaymentDecider::refund, refund("p1", "25.01"))
                    .thenRefused(new RefundExceedsPaid("p1", money("25.00"), money("25.01")));
        }
    }

    @Nested
    class AResubmissionNamesTheApplicationThatItReplaces {
        @ParameterizedTest
        @EnumSource(names = {"RETURNED", "WITHDRAWN"})
        void whichCameBack(Stage stage) {
            at(stage)
                    .when(PaymentDecider::submit, submit("p2", "A", "40.00", Optional.of("p1")))
                    .then(submitted("p2", "A", "40.00", Optional.of("p1")));
        }

        @ParameterizedTest
        @EnumSource(
                mode = EnumSource.Mode.EXCLUDE,
                names = {"RETURNED", "WITHDRAWN"})
        void notOneThatDidNot(Stage stage) {
            at(stage)
                    .when(PaymentDecider::submit, submit("p2", "A", "40.00", Optional.of("p1")))
                    .thenRefused(new PaymentStateForbids("p1", stage, Set.of(RETURNED, WITHDRAWN)));
        }

        @Test
        void notOneThatWasReplacedAlready() {
            after(
                            submitted("p1", "A", "40.00"),
                            returned("p1", "A", "40.00"),
                            submitted("p2", "A", "40.00", Optional.of("p1")))
                    .when(PaymentDecider::submit, submit("p3", "A", "40.00", Optional.of("p1")))
                    .thenRefused(new PaymentAlreadyReplaced("p1", "p2"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"p0", "p1"})
        void notOneThatNobodySubmittedNorItself(String old) {
            after().when(PaymentDecider::submit, submit("p1", "A", "40.00", Optional.of(old)))
                    .thenRefused(new PaymentUnknown(old));
        }

        @Test
        void andTheReplacementGoesItsOwnWay() {
            after(
                            submitted("p1", "A", "40.00"),
                            returned("p1", "A", "40.00"),
                            submitted("p2", "A", "40.00", Optional.of("p1")))
                    .as("reviewer-1", "reviewer")
                    .when(PaymentDecider::review, review("p2"))
                    .then(reviewed("p2"));
        }
    }

    @Nested
    class AnEffectiveDateLiesInTheFiscalYearAndNotInTheFuture {
        @Test
        void forTheSubmission() {
            after().on("2026-02-28")
                    .when(PaymentDecider::submit, submit("p1", "A", "1.00"))
                    .thenRefused(
                            new EffectiveDateInFuture(
                                    LocalDate.of(2026, 2, 28), LocalDate.of(2026, 3, 1)));
        }

        @Test
        void andForEveryStep() {
            at(SUBMITTED)
                    .as("reviewer-1", "reviewer")
                    .on("2027-01-05")
                    .when(
                            PaymentDecider::review,
                            new PaymentCommand.ReviewPayment(
                                    "p1", LocalDate.of(2027, 1, 4), Optional.empty()))
                    .thenRefused(new EffectiveDateOutsideYear(2026, LocalDate.of(2027, 1, 4)));
        }
    }

    @Nested
    class APersonIsNeverNamed {

        private static final Payee PERSON =
                new Payee(
                        "PF-27DD126691",
                        Payee.Kind.PERSON,
                        new Committed("ab".repeat(32)),
                        Optional.empty());

        @Test
        void soATextInTheOpenIsAFaultOfTheCaller() {
            assertThatThrownBy(() ->
                            after().when(
                                            PaymentDecider::submit,
                                            to(PERSON, "Scholarship of Li Lei")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("p1")
                    .hasMessageNotContaining("Li Lei");
        }

        @Test
        void andAPersonsTextsAreReplacedByCommitments() {
            var open =
                    new Payee(
                            "PF-27DD126691",
                            Payee.Kind.PERSON,
                            new Disclosed("Li Lei"),
                            Optional.of(new Disclosed("6222 0000")));
            var committed =
                    to(open, "Scholarship of Li Lei")
                            .committing(_ -> new Committed("cd".repeat(32)));

            assertThat(committed.payee().isDiscreet(committed.purpose())).isTrue();
        }

        @Test
        void andAnOrganisationsTextsStay() {
            var command = submit("p1", "A", "1.00");

            assertThat(command.committing(_ -> new Committed("cd".repeat(32)))).isEqualTo(command);
        }

        private PaymentCommand.SubmitPayment to(Payee payee, String purpose) {
            return new PaymentCommand.SubmitPayment(
                    "p1",
                    "A",
                    LocalDate.of(2026, 3, 1),
                    money("1.00"),
                    payee,
                    new Disclosed(purpose),
                    "Studies go on",
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of());
        }
    }

    @Nested
    class WhatNoDecisionCanHaveProducedIsCorrupt {
        @Test
        void anApprovalWithoutAReview() {
            assertThatThrownBy(() ->
                            after(submitted("p1", "A", "1.00"), paymentApproved("p1"))
                                    .when(PaymentDecider::settle, settle("p1")))
                    .isInstanceOf(CorruptHistoryException.class);
        }

        @Test
        void aRefundOfMoreThanWasPaid() {
            assertThatThrownBy(() ->
                            after(
                                            submitted("p1", "A", "40.00"),
                                            reviewed("p1"),
                                            paymentApproved("p1"),
                                            settled("p1", "A", "40.00"),
                                            refunded("p1", "A", "40.01"))
                                    .when(PaymentDecider::refund, refund("p1", "1.00")))
                    .isInstanceOf(CorruptHistoryException.class);
        }

        @Test
        void aSubmissionUnderANameThatIsTaken() {
            assertThatThrownBy(() ->
                            after(submitted("p1", "A", "1.00"), submitted("p1", "A", "1.00"))
                                    .when(PaymentDecider::settle, settle("p1")))
                    .isInstanceOf(CorruptHistoryException.class);
        }
    }
}
