package org.mingzhang.ledger.payment;

import static org.mingzhang.ledger.testing.DeciderSpec.given;
import static org.mingzhang.ledger.testing.Examples.DAY;
import static org.mingzhang.ledger.testing.Examples.approvePayment;
import static org.mingzhang.ledger.testing.Examples.issue;
import static org.mingzhang.ledger.testing.Examples.money;
import static org.mingzhang.ledger.testing.Examples.review;
import static org.mingzhang.ledger.testing.Examples.sendBack;
import static org.mingzhang.ledger.testing.Examples.settle;
import static org.mingzhang.ledger.testing.Examples.withdraw;
import static org.mingzhang.ledger.testing.Facts.approved;
import static org.mingzhang.ledger.testing.Facts.issued;
import static org.mingzhang.ledger.testing.Facts.livePaymentsBegan;
import static org.mingzhang.ledger.testing.Facts.paymentApproved;
import static org.mingzhang.ledger.testing.Facts.released;
import static org.mingzhang.ledger.testing.Facts.reviewed;
import static org.mingzhang.ledger.testing.Facts.settled;
import static org.mingzhang.ledger.testing.Facts.submitted;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.importedyear.Evidence;
import org.mingzhang.ledger.payment.Payment.Stage;
import org.mingzhang.ledger.payment.PaymentCommand.BlockPayment;
import org.mingzhang.ledger.payment.PaymentCommand.IssueVoucher;
import org.mingzhang.ledger.payment.PaymentCommand.RecordBankPayment;
import org.mingzhang.ledger.payment.PaymentCommand.RecordBankRejection;
import org.mingzhang.ledger.payment.PaymentCommand.UnblockPayment;
import org.mingzhang.ledger.payment.PaymentRefusal.BankAmountDiffers;
import org.mingzhang.ledger.payment.PaymentRefusal.PaymentIsBlocked;
import org.mingzhang.ledger.payment.PaymentRefusal.PaymentNotBlocked;
import org.mingzhang.ledger.payment.PaymentRefusal.PaymentStateForbids;
import org.mingzhang.ledger.payment.PaymentRefusal.RowAlreadyRecorded;
import org.mingzhang.ledger.payment.PaymentRefusal.VoucherDiffers;
import org.mingzhang.ledger.reference.BasicRefusal.SamePersonTwice;
import org.mingzhang.ledger.testing.DeciderSpec;

/// What supervision stops stays as it is, and what the bank answers settles or returns a voucher.
class BlockAndVoucherTest {

    private static final Evidence ROW = new Evidence("5f".repeat(32), 7);

    /// Payment p1 of 40.00 has come to a state before settlement.
    private static DeciderSpec at(Stage stage, Event... more) {
        List<Event> events = new ArrayList<>();
        events.add(approved("L", "100.00"));
        events.add(released("L", "100.00"));
        events.add(livePaymentsBegan());
        List<Event> way =
                List.of(
                        submitted("p1", "L", "40.00"),
                        reviewed("p1"),
                        paymentApproved("p1"),
                        issued("p1", "40.00"));
        events.addAll(
                way.subList(
                        0,
                        1
                                + List.of(
                                                Stage.SUBMITTED,
                                                Stage.REVIEWED,
                                                Stage.APPROVED,
                                                Stage.VOUCHER_ISSUED)
                                        .indexOf(stage)));
        events.addAll(List.of(more));
        return given(events.toArray(Event[]::new));
    }

    @Nested
    class SupervisionBlocksAPayment {

        private static final BlockPayment BLOCK =
                new BlockPayment("p1", "The supplier belongs to the handler", "Case 1");

        private static DeciderSpec blocked(Stage stage) {
            DeciderSpec spec = at(stage).as("inspector-1", "discipline");
            spec.when(BlockDecider::block, BLOCK).thenAccepted();
            return spec;
        }

        @ParameterizedTest
        @EnumSource(names = {"SUBMITTED", "REVIEWED", "APPROVED", "VOUCHER_ISSUED"})
        void inEveryStateBeforeSettlementAndNothingGoesOn(Stage stage) {
            PaymentIsBlocked refusal = new PaymentIsBlocked("p1", "Case 1");
            DeciderSpec spec = blocked(stage);
            spec.as("reviewer-1", "reviewer")
                    .when(PaymentDecider::review, review("p1"))
                    .thenRefused(refusal);
            spec.when(PaymentDecider::sendBack, sendBack("p1")).thenRefused(refusal);
            spec.as("approver-1", "approver")
                    .when(ApprovalDecider::approve, approvePayment("p1"))
                    .thenRefused(refusal);
            spec.as("handler-1", "handler")
                    .when(PaymentDecider::withdraw, withdraw("p1"))
                    .thenRefused(refusal);
            spec.as("cashier-1", "finance")
                    .when(VoucherDecider::issue, issue("p1"))
                    .thenRefused(refusal);
            spec.when(PaymentDecider::settle, settle("p1")).thenRefused(refusal);
            spec.when(VoucherDecider::paid, paid("40.00", "V-p1")).thenRefused(refusal);
        }

        @ParameterizedTest
        @EnumSource(names = {"SUBMITTED", "REVIEWED", "APPROVED", "VOUCHER_ISSUED"})
        void andUnblocksItWhereItWas(Stage stage) {
            DeciderSpec spec = blocked(stage);
            spec.when(BlockDecider::block, BLOCK).thenRefused(new PaymentIsBlocked("p1", "Case 1"));
            spec.when(BlockDecider::unblock, new UnblockPayment("p1", "Unfounded", "Case 2"))
                    .thenRefused(new PaymentNotBlocked("p1", Optional.of("Case 1"), "Case 2"));
            spec.when(BlockDecider::unblock, new UnblockPayment("p1", "Unfounded", "Case 1"))
                    .thenAccepted();
            spec.when(BlockDecider::unblock, new UnblockPayment("p1", "Unfounded", "Case 1"))
                    .thenRefused(new PaymentNotBlocked("p1", Optional.empty(), "Case 1"));
            spec.as("cashier-1", "finance")
                    .when(PaymentDecider::sendBack, sendBack("p1"))
                    .thenAccepted();
        }

        @Test
        void butNotWhatIsPaid() {
            at(Stage.APPROVED, settled("p1", "L", "40.00"))
                    .as("inspector-1", "discipline")
                    .when(BlockDecider::block, BLOCK)
                    .thenRefused(
                            new PaymentStateForbids(
                                    "p1",
                                    Stage.SETTLED,
                                    Set.of(
                                            Stage.SUBMITTED,
                                            Stage.REVIEWED,
                                            Stage.APPROVED,
                                            Stage.VOUCHER_ISSUED)));
        }
    }

    @Nested
    class TheCashierIssuesTheVoucher {

        @Test
        void forWhatIsApproved() {
            at(Stage.APPROVED)
                    .as("cashier-1", "finance")
                    .when(VoucherDecider::issue, issue("p1"))
                    .then(issued("p1", "40.00"));
            at(Stage.REVIEWED)
                    .as("cashier-1", "finance")
                    .when(VoucherDecider::issue, issue("p1"))
                    .thenRefused(
                            new PaymentStateForbids("p1", Stage.REVIEWED, Set.of(Stage.APPROVED)));
        }

        @Test
        void andIsNotTheReviewer() {
            at(Stage.APPROVED)
                    .as("reviewer-1", "finance")
                    .when(VoucherDecider::issue, issue("p1"))
                    .thenRefused(new SamePersonTwice("reviewer-1", "reviewer"));
        }

        @Test
        void andItsNumberIsTheOneThatSettles() {
            DeciderSpec spec = at(Stage.APPROVED).as("cashier-1", "finance");
            spec.when(VoucherDecider::issue, new IssueVoucher("p1", DAY, "V-9", List.of()))
                    .thenAccepted();
            spec.when(PaymentDecider::settle, settle("p1"))
                    .thenRefused(new VoucherDiffers("p1", "V-9", "V-p1"));
        }

        @Test
        void andOnlyFinanceSendsItBackBecauseTheBankTellsThem() {
            at(Stage.VOUCHER_ISSUED)
                    .as("approver-1", "approver")
                    .when(PaymentDecider::sendBack, sendBack("p1"))
                    .thenRefused(
                            new PaymentStateForbids(
                                    "p1",
                                    Stage.VOUCHER_ISSUED,
                                    Set.of(Stage.SUBMITTED, Stage.REVIEWED, Stage.APPROVED)));
            at(Stage.VOUCHER_ISSUED)
                    .as("cashier-1", "finance")
                    .when(PaymentDecider::sendBack, sendBack("p1"))
                    .thenAccepted();
        }
    }

    @Nested
    class TheBankAnswers {

        private static DeciderSpec issuedVoucher() {
            return at(Stage.VOUCHER_ISSUED).as("cashier-1", "finance");
        }

        @Test
        void paidAndTheRowOfItsFileIsTheEvidence() {
            issuedVoucher()
                    .when(VoucherDecider::paid, paid("40.00", "V-p1"))
                    .then(
                            new PaymentEvent.PaymentSettled(
                                    "p1",
                                    "L",
                                    "2026/line:L",
                                    DAY,
                                    2026,
                                    "440100000",
                                    "219011",
                                    money("40.00"),
                                    "V-p1",
                                    List.of(),
                                    Optional.of(ROW),
                                    Optional.empty()));
        }

        @Test
        void notPaidAndTheMoneyIsFreeAgain() {
            issuedVoucher()
                    .when(
                            VoucherDecider::rejected,
                            new RecordBankRejection(
                                    "p1", DAY, "V-p1", money("40.00"), "No such account", ROW))
                    .then(
                            new PaymentEvent.PaymentReturned(
                                    "p1",
                                    "L",
                                    "2026/line:L",
                                    DAY,
                                    2026,
                                    "440100000",
                                    "219011",
                                    money("40.00"),
                                    "No such account",
                                    Optional.empty(),
                                    Optional.of(ROW),
                                    Optional.empty()));
        }

        @Test
        void withTheAmountAndTheVoucherOfThePayment() {
            issuedVoucher()
                    .when(VoucherDecider::paid, paid("39.99", "V-p1"))
                    .thenRefused(new BankAmountDiffers("p1", money("40.00"), money("39.99")));
            issuedVoucher()
                    .when(VoucherDecider::paid, paid("40.00", "V-2"))
                    .thenRefused(new VoucherDiffers("p1", "V-p1", "V-2"));
        }

        @Test
        void onlyOfVouchersThatWereIssued() {
            at(Stage.APPROVED)
                    .as("cashier-1", "finance")
                    .when(VoucherDecider::paid, paid("40.00", "V-p1"))
                    .thenRefused(
                            new PaymentStateForbids(
                                    "p1", Stage.APPROVED, Set.of(Stage.VOUCHER_ISSUED)));
        }

        @Test
        void andEachRowOfItsFileOnce() {
            DeciderSpec spec =
                    at(
                                    Stage.VOUCHER_ISSUED,
                                    submitted("p2", "L", "9.00"),
                                    reviewed("p2"),
                                    paymentApproved("p2"),
                                    issued("p2", "9.00"))
                            .as("cashier-1", "finance");
            spec.when(VoucherDecider::paid, paid("40.00", "V-p1")).thenAccepted();
            spec.when(
                            VoucherDecider::paid,
                            new RecordBankPayment("p2", DAY, "V-p2", money("9.00"), ROW))
                    .thenRefused(new RowAlreadyRecorded(ROW));
        }
    }

    private static RecordBankPayment paid(String amount, String voucher) {
        return new RecordBankPayment("p1", DAY, voucher, money(amount), ROW);
    }
}
