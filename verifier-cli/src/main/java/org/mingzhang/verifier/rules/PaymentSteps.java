package org.mingzhang.verifier.rules;

import java.util.List;
import org.mingzhang.verifier.rules.Payment.Stage;

/// The replay of payments, live and imported.
final class PaymentSteps {
    private PaymentSteps() {}

    private static Year yearOf(RecordedEvent event, Books books) {
        return books.year(event.text("division") + "/" + event.text("fiscalYear"));
    }

    static void submit(RecordedEvent event, Books books) {
        Payment payment = books.payment(event.text("payment"));
        payment.requireNew();
        long handler = YearSteps.actor(event, "handler", books);
        Line line = books.line(event.text("line"));
        payment.begin(Stage.SUBMITTED, event.amount("amount"), books.hash(line.name()), handler);
        books.put(payment);
        books.addAvailable(event.text("pool"), -event.amount("amount"));
        LineSteps.move(line, event, books, Account.PENDING_PAYMENT, Account.AVAILABLE);
        LineSteps.requireAvailable(event.text("pool"), books);
        yearOf(event, books).require(Year.Use.LIVE, "year-is-live");
        books.checkDate(event, line.fiscalYear());
        event.find("resubmits")
                .ifPresent(old -> {
                    Payment replaced = books.payment(old);
                    replaced.require(List.of(Stage.RETURNED, Stage.WITHDRAWN));
                    replaced.replace();
                    books.put(replaced);
                });
    }

    static void review(RecordedEvent event, Books books) {
        Payment payment = step(event, books, List.of(Stage.SUBMITTED));
        payment.review(YearSteps.actor(event, "reviewer", books));
        books.put(payment);
    }

    static void approve(RecordedEvent event, Books books) {
        Payment payment = step(event, books, List.of(Stage.REVIEWED));
        payment.approve(YearSteps.actor(event, "approver", books));
        books.put(payment);
    }

    private static Payment step(RecordedEvent event, Books books, List<Stage> from) {
        Payment payment = books.payment(event.text("payment"));
        payment.require(from);
        books.checkDate(event, event.number("fiscalYear"));
        return payment;
    }

    static void sendBack(RecordedEvent event, Books books) {
        Payment payment =
                step(event, books, List.of(Stage.SUBMITTED, Stage.REVIEWED, Stage.APPROVED));
        payment.to(Stage.RETURNED);
        giveBack(payment, event, books);
    }

    static void withdraw(RecordedEvent event, Books books) {
        Payment payment = step(event, books, List.of(Stage.SUBMITTED, Stage.REVIEWED));
        payment.withdraw(books.hash(event.actor()));
        giveBack(payment, event, books);
    }

    private static void giveBack(Payment payment, RecordedEvent event, Books books) {
        books.put(payment);
        payment.check(event, books, true);
        Line line = books.line(event.text("line"));
        books.addAvailable(event.text("pool"), event.amount("amount"));
        LineSteps.move(line, event, books, Account.AVAILABLE, Account.PENDING_PAYMENT);
    }

    static void settle(RecordedEvent event, Books books) {
        Payment payment = step(event, books, List.of(Stage.APPROVED));
        payment.settle(books.hash(event.actor()));
        books.put(payment);
        payment.check(event, books, true);
        Line line = books.line(event.text("line"));
        LineSteps.move(line, event, books, Account.EXPENDED, Account.PENDING_PAYMENT);
    }

    static void refund(RecordedEvent event, Books books) {
        Payment payment = step(event, books, List.of(Stage.SETTLED));
        payment.refund(event.amount("amount"));
        books.put(payment);
        payment.check(event, books, false);
        comeBack(event, books);
    }

    private static void comeBack(RecordedEvent event, Books books) {
        Line line = books.line(event.text("line"));
        books.addAvailable(event.text("pool"), event.amount("amount"));
        LineSteps.move(line, event, books, Account.AVAILABLE, Account.EXPENDED);
    }

    static void record(RecordedEvent event, Books books) {
        Payment payment = books.payment(event.text("payment"));
        payment.requireNew();
        Line line = books.line(event.text("line"));
        payment.begin(Stage.RECORDED, event.amount("amount"), books.hash(line.name()), 0);
        books.put(payment);
        books.addAvailable(event.text("pool"), -event.amount("amount"));
        LineSteps.move(line, event, books, Account.EXPENDED, Account.AVAILABLE);
        LineSteps.requireAvailable(event.text("pool"), books);
        yearOf(event, books).require(Year.Use.HISTORY, "imported-year-not-open");
    }

    /// History's refunds may name another line than their payment, or no payment at all.
    static void recordRefund(RecordedEvent event, Books books) {
        event.find("payment")
                .ifPresent(name -> {
                    Payment payment = books.payment(name);
                    payment.require(List.of(Stage.RECORDED));
                    payment.refund(event.amount("amount"));
                    books.put(payment);
                });
        comeBack(event, books);
        yearOf(event, books).require(Year.Use.HISTORY, "imported-year-not-open");
    }
}
