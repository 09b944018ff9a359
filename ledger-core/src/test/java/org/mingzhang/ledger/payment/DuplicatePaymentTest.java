package org.mingzhang.ledger.payment;

import static org.mingzhang.ledger.testing.DeciderSpec.given;
import static org.mingzhang.ledger.testing.Examples.DAY;
import static org.mingzhang.ledger.testing.Examples.SUPPLIER;
import static org.mingzhang.ledger.testing.Examples.money;
import static org.mingzhang.ledger.testing.Facts.approved;
import static org.mingzhang.ledger.testing.Facts.livePaymentsBegan;
import static org.mingzhang.ledger.testing.Facts.paymentApproved;
import static org.mingzhang.ledger.testing.Facts.refunded;
import static org.mingzhang.ledger.testing.Facts.released;
import static org.mingzhang.ledger.testing.Facts.returned;
import static org.mingzhang.ledger.testing.Facts.reviewed;
import static org.mingzhang.ledger.testing.Facts.settled;
import static org.mingzhang.ledger.testing.Facts.submitted;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mingzhang.ledger.accounts.Payee;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.payment.PaymentCommand.SubmitPayment;
import org.mingzhang.ledger.payment.PaymentRefusal.DuplicateContractLine;
import org.mingzhang.ledger.payment.PaymentRefusal.DuplicateDemand;
import org.mingzhang.ledger.payment.PaymentRefusal.DuplicateInvoice;
import org.mingzhang.ledger.personal.Disclosable;
import org.mingzhang.ledger.personal.Disclosable.Committed;
import org.mingzhang.ledger.personal.Disclosable.Disclosed;
import org.mingzhang.ledger.testing.DeciderSpec;

/// What is paid once is asked for once; the refusal points to the application that stands.
class DuplicatePaymentTest {

    private static final Disclosable PURPOSE = new Disclosed("Cleaning in March");

    private static DeciderSpec after(Event... events) {
        List<Event> all = new ArrayList<>();
        all.add(approved("A", "100.00"));
        all.add(released("A", "100.00"));
        all.add(livePaymentsBegan());
        all.addAll(List.of(events));
        return given(all.toArray(Event[]::new)).as("handler-1", "handler");
    }

    private static SubmitPayment asks(
            String payment,
            String amount,
            Payee payee,
            Disclosable purpose,
            List<String> invoices,
            Optional<String> contractLine) {
        return new SubmitPayment(
                payment,
                "A",
                DAY,
                money(amount),
                payee,
                purpose,
                "The rooms are clean",
                invoices,
                Optional.empty(),
                contractLine,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    private static SubmitPayment invoice(String payment, String number) {
        return asks(
                payment,
                "1.00",
                SUPPLIER,
                new Disclosed("Purpose of " + payment),
                List.of(number),
                Optional.empty());
    }

    private static SubmitPayment demand(String payment, String amount) {
        return asks(payment, amount, SUPPLIER, PURPOSE, List.of(), Optional.empty());
    }

    private static DeciderSpec afterAsking(SubmitPayment first) {
        DeciderSpec spec = after();
        spec.when(PaymentDecider::submit, first);
        return spec;
    }

    @Test
    void anInvoiceIsPaidOnce() {
        after(submitted("p1", "A", "10.00"))
                .when(PaymentDecider::submit, invoice("p2", "F-p1"))
                .thenRefused(new DuplicateInvoice(SUPPLIER.id() + "/F-p1", "p1"));
    }

    @Test
    void andIsFreeAgainWhenItsApplicationCameToNothing() {
        after(submitted("p1", "A", "10.00"), returned("p1", "A", "10.00"))
                .when(PaymentDecider::submit, invoice("p2", "F-p1"))
                .thenAccepted();
    }

    @Test
    void orWhenAllOfItsMoneyCameBack() {
        after(
                        submitted("p1", "A", "10.00"),
                        reviewed("p1"),
                        paymentApproved("p1"),
                        settled("p1", "A", "10.00"),
                        refunded("p1", "A", "10.00"))
                .when(PaymentDecider::submit, invoice("p2", "F-p1"))
                .thenAccepted();
    }

    @Test
    void andWhoTookItOverHoldsItNow() {
        DeciderSpec spec = after(submitted("p1", "A", "10.00"), returned("p1", "A", "10.00"));
        spec.when(PaymentDecider::submit, invoice("p2", "F-p1")).thenAccepted();

        spec.when(PaymentDecider::submit, invoice("p3", "F-p1"))
                .thenRefused(new DuplicateInvoice(SUPPLIER.id() + "/F-p1", "p2"));
    }

    @Test
    void aLineOfAContractIsPaidOnce() {
        afterAsking(
                        asks(
                                "p1",
                                "1.00",
                                SUPPLIER,
                                new Disclosed("One"),
                                List.of(),
                                Optional.of("K1/1")))
                .when(
                        PaymentDecider::submit,
                        asks(
                                "p2",
                                "2.00",
                                SUPPLIER,
                                new Disclosed("Two"),
                                List.of(),
                                Optional.of("K1/1")))
                .thenRefused(new DuplicateContractLine(SUPPLIER.id() + "/K1/1", "p1"));
    }

    @Test
    void theSameUnitPayeeAmountAndPurposeIsOneDemand() {
        afterAsking(demand("p1", "5.00"))
                .when(PaymentDecider::submit, demand("p2", "5.00"))
                .thenRefused(new DuplicateDemand("219011 " + SUPPLIER.id() + " 5.00", "p1"));
    }

    @Test
    void andACentMoreIsAnother() {
        afterAsking(demand("p1", "5.00"))
                .when(PaymentDecider::submit, demand("p2", "5.01"))
                .thenAccepted();
    }

    @Test
    void commitmentsToPurposesDoNotCompare() {
        Payee person =
                new Payee(
                        "P-1", Payee.Kind.PERSON, new Committed("ab".repeat(32)), Optional.empty());
        Disclosable purpose = new Committed("cd".repeat(32));

        afterAsking(asks("p1", "5.00", person, purpose, List.of(), Optional.empty()))
                .when(
                        PaymentDecider::submit,
                        asks("p2", "5.00", person, purpose, List.of(), Optional.empty()))
                .thenAccepted();
    }
}
