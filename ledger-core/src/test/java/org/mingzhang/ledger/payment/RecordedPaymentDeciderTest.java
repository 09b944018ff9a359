package org.mingzhang.ledger.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mingzhang.ledger.testing.DeciderSpec.given;
import static org.mingzhang.ledger.testing.Examples.money;
import static org.mingzhang.ledger.testing.Facts.POOL;
import static org.mingzhang.ledger.testing.Facts.approved;
import static org.mingzhang.ledger.testing.Facts.historyConfirmed;
import static org.mingzhang.ledger.testing.Facts.historyProposed;
import static org.mingzhang.ledger.testing.Facts.livePaymentsBegan;
import static org.mingzhang.ledger.testing.Facts.refundedElsewhere;
import static org.mingzhang.ledger.testing.Facts.released;
import static org.mingzhang.ledger.testing.Facts.settledElsewhere;
import static org.mingzhang.ledger.testing.Facts.submitted;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mingzhang.ledger.accounts.Payee;
import org.mingzhang.ledger.budgetline.BudgetLineRefusal.BudgetLineUnknown;
import org.mingzhang.ledger.controlpool.ControlPoolRefusal.AmountExceedsAvailable;
import org.mingzhang.ledger.controlpool.ControlPoolRefusal.AmountExceedsRange;
import org.mingzhang.ledger.decider.CorruptHistoryException;
import org.mingzhang.ledger.decider.Decision;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.importedyear.Evidence;
import org.mingzhang.ledger.importedyear.ImportedYearCommand.RecordSettledPayment;
import org.mingzhang.ledger.importedyear.ImportedYearRefusal.ImportedYearNotOpen;
import org.mingzhang.ledger.payment.PaymentRefusal.PaymentExists;
import org.mingzhang.ledger.payment.PaymentRefusal.PaymentUnknown;
import org.mingzhang.ledger.payment.PaymentRefusal.RefundExceedsPaid;
import org.mingzhang.ledger.payment.PaymentRefusal.RowAlreadyRecorded;
import org.mingzhang.ledger.personal.Disclosable.Disclosed;
import org.mingzhang.ledger.testing.DeciderSpec;
import org.mingzhang.ledger.testing.Examples;

class RecordedPaymentDeciderTest {

    private static final ImportedYearNotOpen NOT_OPEN = new ImportedYearNotOpen("440100000/2026");

    /// A pool of lines A and A2 with 100.00 available in a year of history.
    private static DeciderSpec history(Event... events) {
        List<Event> all =
                new ArrayList<>(
                        List.of(
                                historyProposed(),
                                historyConfirmed(),
                                approved("A", "70.00"),
                                approved("A2", "30.00"),
                                released("A", "70.00"),
                                released("A2", "30.00")));
        all.addAll(List.of(events));
        return given(all.toArray(Event[]::new)).as("import-1", "importer");
    }

    @Nested
    class HistorySpendsOutOfThePool {
        @ParameterizedTest
        @ValueSource(strings = {"0.01", "70.01", "100.00"})
        void upToTheLastCentAlsoBeyondItsLineAndItsYear(String amount) {
            history()
                    .when(
                            RecordedPaymentDecider::record,
                            Examples.settledElsewhere("o1", "A", amount))
                    .then(settledElsewhere("o1", "A", amount));
        }

        @Test
        void andNotOneCentMore() {
            history(settledElsewhere("o1", "A2", "60.00"))
                    .when(
                            RecordedPaymentDecider::record,
                            Examples.settledElsewhere("o2", "A", "40.01"))
                    .thenRefused(new AmountExceedsAvailable(POOL, money("40.00"), money("40.01")));
        }

        @Test
        void andARefundIsAvailableAgain() {
            history(
                            settledElsewhere("o1", "A2", "100.00"),
                            refundedElsewhere(Optional.empty(), "A", "5.00"))
                    .when(
                            RecordedPaymentDecider::record,
                            Examples.settledElsewhere("o2", "A", "5.00"))
                    .then(settledElsewhere("o2", "A", "5.00"));
        }
    }

    @Nested
    class TheFirstRuleThatForbidsIsNamed {
        @Test
        void aLineThatIsNotLoadedBeforeAYearThatIsNotOpen() {
            given().when(
                            RecordedPaymentDecider::record,
                            Examples.settledElsewhere("o1", "A", "1.00"))
                    .thenRefused(new BudgetLineUnknown("A"));
            given().when(
                            RecordedPaymentDecider::refund,
                            Examples.refundedElsewhere(Optional.empty(), "A", "1.00"))
                    .thenRefused(new BudgetLineUnknown("A"));
        }

        @Test
        void aYearThatIsNotOpenBeforeThePool() {
            given(approved("A", "0.00"))
                    .when(
                            RecordedPaymentDecider::record,
                            Examples.settledElsewhere("o1", "A", "1.00"))
                    .thenRefused(NOT_OPEN);
        }

        @Test
        void aNameThatIsTakenBeforeThePool() {
            history(settledElsewhere("o1", "A", "100.00"))
                    .when(
                            RecordedPaymentDecider::record,
                            Examples.fromRow(77, Examples.settledElsewhere("o1", "A", "100.00")))
                    .thenRefused(new PaymentExists("o1"));
        }

        @Test
        void aRowThatIsRecordedBeforeItsName() {
            history(settledElsewhere("o1", "A", "1.00"))
                    .when(
                            RecordedPaymentDecider::record,
                            Examples.settledElsewhere("o1", "A", "1.00"))
                    .thenRefused(
                            new RowAlreadyRecorded(
                                    Examples.settledElsewhere("o1", "A", "1.00").evidence()));
        }
    }

    @Nested
    class ARowOfAFileIsRecordedOnce {
        @Test
        void asAPaymentUnderWhateverName() {
            Evidence row = evidence("o1", "A", "1.00");

            history(settledElsewhere("o1", "A", "1.00"))
                    .when(
                            RecordedPaymentDecider::record,
                            Examples.fromRow(
                                    row.row(), Examples.settledElsewhere("o2", "A2", "2.00")))
                    .thenRefused(new RowAlreadyRecorded(row));
        }

        @Test
        void asARefundThatHasNoName() {
            var again = Examples.refundedElsewhere(Optional.empty(), "A", "5.00");

            history(refundedElsewhere(Optional.empty(), "A", "5.00"))
                    .when(RecordedPaymentDecider::refund, again)
                    .thenRefused(new RowAlreadyRecorded(again.evidence()));
        }

        @Test
        void andNotAsAPaymentAndItsRefund() {
            Evidence row = evidence("o1", "A", "1.00");

            history(settledElsewhere("o1", "A", "1.00"))
                    .when(
                            RecordedPaymentDecider::refund,
                            Examples.fromRow(
                                    row.row(),
                                    Examples.refundedElsewhere(Optional.of("o1"), "A", "1.00")))
                    .thenRefused(new RowAlreadyRecorded(row));
        }

        @Test
        void butTwoEqualRowsAreTwoRefunds() {
            var refund = Examples.refundedElsewhere(Optional.empty(), "A", "5.00");

            var decided =
                    history(refundedElsewhere(Optional.empty(), "A", "5.00"))
                            .when(RecordedPaymentDecider::refund, Examples.fromRow(77, refund));

            assertThat(decided.decision()).isInstanceOf(Decision.Accepted.class);
        }

        private static Evidence evidence(String payment, String line, String amount) {
            return Examples.settledElsewhere(payment, line, amount).evidence();
        }
    }

    @Nested
    class HistoryEntersAYearThatTwoPersonsOpened {
        @Test
        void notOneThatOnePersonProposed() {
            given(historyProposed(), approved("A", "1.00"), released("A", "1.00"))
                    .when(
                            RecordedPaymentDecider::record,
                            Examples.settledElsewhere("o1", "A", "1.00"))
                    .thenRefused(NOT_OPEN);
        }

        @Test
        void notOneWithLivePayments() {
            var live =
                    given(
                            approved("A", "2.00"),
                            released("A", "2.00"),
                            livePaymentsBegan(),
                            submitted("p1", "A", "1.00"));
            live.when(RecordedPaymentDecider::record, Examples.settledElsewhere("o1", "A", "1.00"))
                    .thenRefused(NOT_OPEN);
            live.when(
                            RecordedPaymentDecider::refund,
                            Examples.refundedElsewhere(Optional.empty(), "A", "1.00"))
                    .thenRefused(NOT_OPEN);
        }
    }

    @Nested
    class ARefundOfHistoryMayNameItsPayment {
        @Test
        void orNone() {
            history()
                    .when(
                            RecordedPaymentDecider::refund,
                            Examples.refundedElsewhere(Optional.empty(), "A", "12.00"))
                    .then(refundedElsewhere(Optional.empty(), "A", "12.00"));
        }

        @Test
        void thoughItWasPaidFromAnotherLine() {
            history(settledElsewhere("o1", "A2", "20.00"))
                    .when(
                            RecordedPaymentDecider::refund,
                            Examples.refundedElsewhere(Optional.of("o1"), "A", "20.00"))
                    .then(refundedElsewhere(Optional.of("o1"), "A", "20.00"));
        }

        @Test
        void andThenReturnsNoMoreThanWasPaid() {
            history(
                            settledElsewhere("o1", "A", "20.00"),
                            refundedElsewhere(Optional.of("o1"), "A", "15.00"))
                    .when(
                            RecordedPaymentDecider::refund,
                            Examples.refundedElsewhere(Optional.of("o1"), "A", "5.01"))
                    .thenRefused(new RefundExceedsPaid("o1", money("5.00"), money("5.01")));
        }

        @Test
        void andNotOneThatNobodyRecorded() {
            history()
                    .when(
                            RecordedPaymentDecider::refund,
                            Examples.refundedElsewhere(Optional.of("o1"), "A", "5.01"))
                    .thenRefused(new PaymentUnknown("o1"));
        }

        @Test
        void andStaysWithinWhatAnAmountCanBe() {
            history()
                    .when(
                            RecordedPaymentDecider::refund,
                            Examples.refundedElsewhere(Optional.empty(), "A", "999999999999999.99"))
                    .thenRefused(new AmountExceedsRange(POOL, money("999999999999999.99")));
        }
    }

    @Nested
    class APersonIsNeverNamed {
        @Test
        void soATextInTheOpenIsAFaultOfTheCaller() {
            var template = Examples.settledElsewhere("o1", "A", "1.00");
            var person =
                    new Payee(
                            "PF-27DD126691",
                            Payee.Kind.PERSON,
                            new Disclosed("Li Lei"),
                            Optional.empty());
            var command =
                    new RecordSettledPayment(
                            "o1",
                            "A",
                            template.effectiveDate(),
                            Optional.empty(),
                            template.amount(),
                            person,
                            template.purpose(),
                            "V",
                            template.evidence());

            assertThatThrownBy(() -> history().when(RecordedPaymentDecider::record, command))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "row %d names a person without a commitment",
                            template.evidence().row());
        }
    }

    @Nested
    class WhatNoDecisionCanHaveProducedIsCorrupt {
        @Test
        void aRowThatIsRecordedTwice() {
            assertThatThrownBy(() ->
                            history(
                                            refundedElsewhere(Optional.empty(), "A", "1.00"),
                                            refundedElsewhere(Optional.empty(), "A", "1.00"))
                                    .when(
                                            RecordedPaymentDecider::refund,
                                            Examples.refundedElsewhere(
                                                    Optional.empty(), "A", "1.00")))
                    .isInstanceOf(CorruptHistoryException.class);
        }

        @Test
        void aRefundOfMoreThanWasRecorded() {
            assertThatThrownBy(() ->
                            history(
                                            settledElsewhere("o1", "A", "20.00"),
                                            refundedElsewhere(Optional.of("o1"), "A", "20.01"))
                                    .when(
                                            RecordedPaymentDecider::record,
                                            Examples.fromRow(
                                                    77,
                                                    Examples.settledElsewhere("o1", "A", "1.00"))))
                    .isInstanceOf(CorruptHistoryException.class);
        }
    }
}
