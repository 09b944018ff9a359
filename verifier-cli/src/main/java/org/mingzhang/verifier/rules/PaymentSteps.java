package org.mingzhang.verifier.rules;

import java.util.List;
import java.util.Optional;
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
        Optional<String> contract = event.find("contract");
        payment.begin(
                Stage.SUBMITTED,
                event.amount("amount"),
                books.hash(event.text("line")),
                handler,
                contract.map(books::hash).orElse(0L));
        payment.spends(
                books.code(event.text("division")),
                books.code(event.text("unit")),
                books.line(event.text("line")).economic());
        Approvals.requireAuthority(payment, event, books);
        ClaimSteps.pay(payment, event, books);
        ProcedureSteps.spend(event, books);
        books.put(payment);
        Account source = contract.isEmpty() ? Account.AVAILABLE : Account.COMMITTED;
        contract.ifPresent(id ->
                ContractSteps.take(event, books, Holding.contract(id), event.amount("amount")));
        LineSteps.post(event, books, Account.PENDING_PAYMENT, source);
        if (contract.isEmpty()) {
            LineSteps.requireAvailable(event.text("pool"), books);
        }
        yearOf(event, books).require(Year.Use.LIVE, "year-is-live");
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
        approving(payment, event, books);
        Approvals.Role role = Approvals.next(payment, event, books, true);
        payment.give(role);
        payment.to(Stage.APPROVED);
        books.put(payment);
    }

    /// One approval of several, which leaves others to come.
    static void giveApproval(RecordedEvent event, Books books) {
        Payment payment = step(event, books, List.of(Stage.REVIEWED));
        approving(payment, event, books);
        Approvals.Role role = Approvals.next(payment, event, books, false);
        payment.give(role);
        books.put(payment);
    }

    private static void approving(Payment payment, RecordedEvent event, Books books) {
        payment.requireOther(YearSteps.actor(event, "approver", books));
        books.approve(payment.name(), event.actor());
    }

    static void issue(RecordedEvent event, Books books) {
        Payment payment = step(event, books, List.of(Stage.APPROVED));
        payment.issue(YearSteps.actor(event, "cashier", books), books.hash(event.text("voucher")));
        books.put(payment);
    }

    static void block(RecordedEvent event, Books books) {
        Payment payment = books.payment(event.text("payment"));
        payment.require(
                List.of(Stage.SUBMITTED, Stage.REVIEWED, Stage.APPROVED, Stage.VOUCHER_ISSUED));
        YearSteps.actor(event, "inspector", books);
        payment.block();
        books.put(payment);
    }

    static void unblock(RecordedEvent event, Books books) {
        Payment payment = books.payment(event.text("payment"));
        YearSteps.actor(event, "inspector", books);
        payment.unblock();
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
                step(
                        event,
                        books,
                        List.of(
                                Stage.SUBMITTED,
                                Stage.REVIEWED,
                                Stage.APPROVED,
                                Stage.VOUCHER_ISSUED));
        if (payment.stage() == Stage.VOUCHER_ISSUED && !event.actorRole().equals("finance")) {
            throw new BrokenRule(
                    "payment-state-forbids",
                    payment.name() + " is at the bank; " + event.actorRole() + " sends it back");
        }
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
        ProcedureSteps.giveBack(event, books);
        LineSteps.post(event, books, source(payment, event, books), Account.PENDING_PAYMENT);
    }

    /// Where the money of a payment came from: its contract, or the line's free funds.
    private static Account source(Payment payment, RecordedEvent event, Books books) {
        Optional<String> contract = event.find("contract");
        if (contract.map(books::hash).orElse(0L) != payment.contract()) {
            throw new BrokenRule(
                    "payment-as-submitted",
                    payment.name() + " was under another contract, or none");
        }
        contract.ifPresent(id ->
                ContractSteps.take(event, books, Holding.contract(id), -event.amount("amount")));
        return contract.isEmpty() ? Account.AVAILABLE : Account.COMMITTED;
    }

    static void settle(RecordedEvent event, Books books) {
        Payment payment = step(event, books, List.of(Stage.APPROVED, Stage.VOUCHER_ISSUED));
        payment.settle(books.hash(event.actor()), books.hash(event.find("voucher").orElse("")));
        books.put(payment);
        payment.check(event, books, true);
        LineSteps.post(event, books, Account.EXPENDED, Account.PENDING_PAYMENT);
    }

    static void refund(RecordedEvent event, Books books) {
        Payment payment = step(event, books, List.of(Stage.SETTLED));
        payment.refund(event.amount("amount"));
        books.put(payment);
        payment.check(event, books, false);
        Account to = Account.AVAILABLE;
        if (event.find("contract").isPresent()) {
            to = source(payment, event, books);
        }
        LineSteps.post(event, books, to, Account.EXPENDED);
    }

    /// The payment was booked to the wrong line.
    static void correct(RecordedEvent event, Books books) {
        Payment payment = step(event, books, List.of(Stage.SETTLED));
        Line wrong = books.line(event.text("wrong.line"));
        Line right = books.line(event.text("right.line"));
        if (books.hash(wrong.name()) != payment.line()) {
            throw new BrokenRule(
                    "payment-as-submitted", payment.name() + " is not on " + wrong.name());
        }
        long amount = event.amount("amount");
        payment.correct(amount, books.hash(right.name()));
        books.put(payment);
        String wrongPool = event.text("wrong.pool");
        String rightPool = event.text("right.pool");
        books.move(wrong, wrongPool, Account.AVAILABLE, Account.EXPENDED, amount);
        books.move(right, rightPool, Account.EXPENDED, Account.AVAILABLE, amount);
        wrong.check(event, books, "wrong.", "pool");
        right.check(event, books, "right.", "pool");
        wrong.checkBalances(false);
        right.checkBalances(false);
        LineSteps.requireAvailable(rightPool, books);
    }

    /// Money of a year that is closed came back: a receipt of the treasury, which posts nothing.
    static void refundOfPriorYear(RecordedEvent event, Books books) {
        Payment payment = books.payment(event.text("payment"));
        payment.require(List.of(Stage.SETTLED, Stage.RECORDED));
        payment.refund(event.amount("amount"));
        books.put(payment);
    }

    static void record(RecordedEvent event, Books books) {
        Payment payment = books.payment(event.text("payment"));
        payment.requireNew();
        payment.begin(Stage.RECORDED, event.amount("amount"), books.hash(event.text("line")), 0, 0);
        books.put(payment);
        LineSteps.post(event, books, Account.EXPENDED, Account.AVAILABLE);
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
        LineSteps.post(event, books, Account.AVAILABLE, Account.EXPENDED);
        yearOf(event, books).require(Year.Use.HISTORY, "imported-year-not-open");
    }
}
