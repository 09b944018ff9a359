package org.mingzhang.ledger.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.mingzhang.ledger.testing.DeciderSpec.given;
import static org.mingzhang.ledger.testing.Examples.DAY;
import static org.mingzhang.ledger.testing.Examples.SUPPLIER;
import static org.mingzhang.ledger.testing.Examples.money;
import static org.mingzhang.ledger.testing.Facts.POOL;
import static org.mingzhang.ledger.testing.Facts.approved;
import static org.mingzhang.ledger.testing.Facts.livePaymentsBegan;
import static org.mingzhang.ledger.testing.Facts.released;
import static org.mingzhang.ledger.testing.Facts.reserved;
import static org.mingzhang.ledger.testing.Facts.signed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mingzhang.ledger.accounts.Account;
import org.mingzhang.ledger.accounts.Payee;
import org.mingzhang.ledger.accounts.Posting;
import org.mingzhang.ledger.contract.ContractCommand.EndContract;
import org.mingzhang.ledger.contract.ContractCommand.ReserveFunds;
import org.mingzhang.ledger.contract.ContractCommand.SignContract;
import org.mingzhang.ledger.contract.ContractEvent.ContractSigned;
import org.mingzhang.ledger.contract.ContractRefusal.AmountExceedsCommitted;
import org.mingzhang.ledger.contract.ContractRefusal.AmountExceedsReserved;
import org.mingzhang.ledger.contract.ContractRefusal.ContractExists;
import org.mingzhang.ledger.contract.ContractRefusal.ContractOnOtherLine;
import org.mingzhang.ledger.contract.ContractRefusal.ContractUnknown;
import org.mingzhang.ledger.contract.ContractRefusal.ContractWithOther;
import org.mingzhang.ledger.contract.ContractRefusal.PlanOnOtherLine;
import org.mingzhang.ledger.controlpool.ControlPoolRefusal.AmountExceedsAvailable;
import org.mingzhang.ledger.decider.Decision;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.payment.PaymentCommand.ReturnPayment;
import org.mingzhang.ledger.payment.PaymentCommand.SubmitPayment;
import org.mingzhang.ledger.payment.PaymentDecider;
import org.mingzhang.ledger.payment.PaymentEvent.PaymentReturned;
import org.mingzhang.ledger.payment.PaymentEvent.PaymentSubmitted;
import org.mingzhang.ledger.personal.Disclosable.Disclosed;
import org.mingzhang.ledger.testing.DeciderSpec;

/// A plan holds, a contract commits, and a payment under the contract takes what it holds.
class ContractDeciderTest {

    private static final Payee OTHER =
            new Payee(
                    "91440101MA5CKX1111",
                    Payee.Kind.ORGANISATION,
                    new Disclosed("Another Supplier"),
                    Optional.empty());

    /// A pool of lines A and A2 with 100.00 available.
    private static DeciderSpec after(Event... events) {
        List<Event> all = new ArrayList<>();
        all.add(approved("A", "100.00"));
        all.add(approved("A2", "0.00"));
        all.add(released("A", "100.00"));
        all.add(livePaymentsBegan());
        all.addAll(List.of(events));
        return given(all.toArray(Event[]::new)).as("handler-1", "handler");
    }

    private static SignContract sign(Optional<String> plan, String line, String amount) {
        return new SignContract(
                "k1",
                plan,
                line,
                DAY,
                "Contract No. 1",
                SUPPLIER,
                new Disclosed("Chairs"),
                money(amount),
                List.of());
    }

    private static SubmitPayment pay(String payment, String line, Payee payee, String amount) {
        return new SubmitPayment(
                payment,
                line,
                DAY,
                money(amount),
                payee,
                new Disclosed("Chairs, " + payment),
                "Readers sit",
                List.of(),
                Optional.of("k1"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    @Test
    void aPlanLeansOnThePoolOfItsLine() {
        after().when(
                        ContractDecider::reserve,
                        new ReserveFunds("n1", "A2", DAY, "Plan", money("100.01"), List.of()))
                .thenRefused(new AmountExceedsAvailable(POOL, money("100.00"), money("100.01")));
        after().when(
                        ContractDecider::reserve,
                        new ReserveFunds("n1", "A2", DAY, "Plan No. 1", money("100.00"), List.of()))
                .then(reserved("n1", "A2", "100.00"));
    }

    @Test
    void aContractOutOfAPlanGivesTheSurplusBack() {
        DeciderSpec.Then signed =
                after(reserved("n1", "A", "60.00"))
                        .when(ContractDecider::sign, sign(Optional.of("n1"), "A", "45.00"));

        assertThat(signed.decision())
                .isInstanceOfSatisfying(
                        Decision.Accepted.class,
                        accepted ->
                                assertThat(
                                                ((ContractSigned) accepted.events().getLast())
                                                        .postings())
                                        .extracting(Posting::account, Posting::amount)
                                        .containsExactly(
                                                tuple(Account.COMMITTED, money("45.00")),
                                                tuple(Account.AVAILABLE, money("15.00")),
                                                tuple(Account.RESERVED, money("-60.00"))));
    }

    @Test
    void andIsNotLargerThanThePlanNorOnAnotherLine() {
        after(reserved("n1", "A", "60.00"))
                .when(ContractDecider::sign, sign(Optional.of("n1"), "A", "60.01"))
                .thenRefused(new AmountExceedsReserved("n1", money("60.00"), money("60.01")));
        after(reserved("n1", "A", "60.00"))
                .when(ContractDecider::sign, sign(Optional.of("n1"), "A2", "1.00"))
                .thenRefused(new PlanOnOtherLine("n1", "A", "A2"));
    }

    @Test
    void aContractWithoutAPlanIsSignedOnceOutOfWhatIsAvailable() {
        after().when(ContractDecider::sign, sign(Optional.empty(), "A", "40.00"))
                .then(signed("k1", "A", "40.00"));
        after(signed("k1", "A", "40.00"))
                .when(ContractDecider::sign, sign(Optional.empty(), "A", "40.00"))
                .thenRefused(new ContractExists("k1"));
    }

    @Test
    void aPaymentUnderItTakesWhatTheContractHoldsAndNothingAvailable() {
        DeciderSpec spec = after(signed("k1", "A", "100.00"));

        DeciderSpec.Then paid =
                spec.when(PaymentDecider::submit, pay("p1", "A", SUPPLIER, "100.00"));

        assertThat(paid.decision())
                .isInstanceOfSatisfying(
                        Decision.Accepted.class,
                        accepted ->
                                assertThat(
                                                ((PaymentSubmitted) accepted.events().getLast())
                                                        .postings())
                                        .extracting(Posting::account)
                                        .containsExactly(
                                                Account.PENDING_PAYMENT, Account.COMMITTED));
        spec.when(PaymentDecider::submit, pay("p2", "A", SUPPLIER, "0.01"))
                .thenRefused(new AmountExceedsCommitted("k1", money("0.00"), money("0.01")));
    }

    @Test
    void isOutOfItsLineAndToItsPayee() {
        after(signed("k1", "A", "50.00"))
                .when(PaymentDecider::submit, pay("p1", "A2", SUPPLIER, "1.00"))
                .thenRefused(new ContractOnOtherLine("k1", "A", "A2"));
        after(signed("k1", "A", "50.00"))
                .when(PaymentDecider::submit, pay("p1", "A", OTHER, "1.00"))
                .thenRefused(new ContractWithOther("k1", SUPPLIER.id(), OTHER.id()));
    }

    @Test
    void whatIsReturnedGoesBackToTheContractWhileItLasts() {
        DeciderSpec spec = after(signed("k1", "A", "50.00"));
        spec.when(PaymentDecider::submit, pay("p1", "A", SUPPLIER, "30.00")).thenAccepted();
        spec.when(PaymentDecider::submit, pay("p2", "A", SUPPLIER, "10.00")).thenAccepted();

        assertThat(returned(spec, "p1").contract()).contains("k1");
        spec.when(ContractDecider::end, new EndContract("k1", DAY, "End", "Delivered", List.of()))
                .thenAccepted();
        assertThat(returned(spec, "p2").contract()).isEmpty();
    }

    private static PaymentReturned returned(DeciderSpec spec, String payment) {
        Decision decision =
                spec.when(PaymentDecider::sendBack, new ReturnPayment(payment, DAY, "Broken"))
                        .decision();
        return (PaymentReturned) ((Decision.Accepted) decision).events().getLast();
    }

    @Test
    void anEndedContractPaysNothing() {
        DeciderSpec spec = after(signed("k1", "A", "50.00"));
        spec.when(ContractDecider::end, new EndContract("k1", DAY, "End", "Delivered", List.of()))
                .thenAccepted();

        spec.when(PaymentDecider::submit, pay("p1", "A", SUPPLIER, "1.00"))
                .thenRefused(new ContractUnknown("k1"));
    }
}
