package org.mingzhang.verifier.rules;

import java.util.List;

/// The replay of what brings a line into a year and closes it: opening balances, settlement of a
/// pool, change of pool, lapse, carry-over, close.
final class YearEndSteps {
    private static final List<Account> MUST_BE_ZERO =
            List.of(
                    Account.UNRELEASED,
                    Account.AVAILABLE,
                    Account.FROZEN,
                    Account.RESERVED,
                    Account.COMMITTED,
                    Account.PENDING_PAYMENT);

    private YearEndSteps() {}

    static void open(RecordedEvent event, Books books) {
        Line line = books.line(event.text("line"));
        String pool = event.text("pool");
        books.post(line, pool, Account.UNRELEASED, event.amount("unreleased"));
        books.post(line, pool, Account.AVAILABLE, event.amount("available"));
        books.post(line, pool, Account.FROZEN, event.amount("frozen"));
        books.post(line, pool, Account.EXPENDED, event.amount("expended"));
        books.post(line, pool, Account.APPROVED_BUDGET, -event.amount("approved"));
        books.post(line, pool, Account.CARRIED_IN, -event.amount("carriedIn"));
        LineSteps.check(line, event, books);
    }

    static void settlePool(RecordedEvent event, Books books) {
        Line target = books.line(event.text("target.line"));
        long shortfall = -target.balance(Account.AVAILABLE);
        if (event.amount("amount") > shortfall) {
            throw new BrokenRule(
                    "amount-exceeds-shortfall",
                    target.name() + " lacks " + Money.text(Math.max(0, shortfall)));
        }
        if (!event.text("source.pool").equals(event.text("target.pool"))) {
            throw new BrokenRule(
                    "settlement-outside-pool",
                    event.text("source.pool") + " is not " + event.text("target.pool"));
        }
        Line source = LineSteps.transfer(event, books, Account.AVAILABLE);
        LineSteps.requireLineAvailable(source);
    }

    static void changePool(RecordedEvent event, Books books) {
        Line line = books.line(event.text("line"));
        String from = event.text("fromPool");
        String to = event.text("toPool");
        line.check(event, books, "", "fromPool");
        requireAll(line, event);
        // A line that holds nothing joins its pool all the same.
        books.postToPool(to, Account.AVAILABLE, 0);
        for (RecordedEvent.Balance balance : event.balances("balances")) {
            books.postToPool(from, balance.account(), -balance.debit());
            books.postToPool(to, balance.account(), balance.debit());
        }
        books.post(line, to, Account.AVAILABLE, 0);
        line.joinPool(books.hash(to));
        books.put(line);
        books.checkDate(event, line.fiscalYear());
        LineSteps.requireAvailable(from, books);
        LineSteps.requireAvailable(to, books);
    }

    /// The event lists every balance that the line has, and no other.
    private static void requireAll(Line line, RecordedEvent event) {
        long[] listed = new long[Account.COUNT];
        for (RecordedEvent.Balance balance : event.balances("balances")) {
            Account account = balance.account();
            listed[account.slot()] = account.isDebit() ? balance.debit() : -balance.debit();
        }
        for (Account account : Account.values()) {
            if (listed[account.slot()] != line.balance(account)) {
                throw new BrokenRule(
                        "balances-as-standing",
                        "account "
                                + account
                                + " of "
                                + line.name()
                                + " has "
                                + Money.text(line.balance(account))
                                + ", not "
                                + Money.text(listed[account.slot()]));
            }
        }
    }

    static void lapse(RecordedEvent event, Books books) {
        Line line = books.line(event.text("line"));
        long unreleased = event.amount("unreleased");
        long available = event.amount("available");
        if (unreleased != line.balance(Account.UNRELEASED)
                || available != line.balance(Account.AVAILABLE)) {
            throw new BrokenRule("surplus-as-standing", line.name() + " has another surplus");
        }
        String pool = event.text("pool");
        books.post(line, pool, Account.RECALLED, Math.addExact(unreleased, available));
        books.post(line, pool, Account.UNRELEASED, -unreleased);
        books.post(line, pool, Account.AVAILABLE, -available);
        LineSteps.check(line, event, books);
        LineSteps.requireAvailable(pool, books);
    }

    static void close(RecordedEvent event, Books books) {
        Line line = books.line(event.text("line"));
        for (Account account : MUST_BE_ZERO) {
            if (line.balance(account) != 0) {
                throw new BrokenRule(
                        "line-not-settled",
                        "account "
                                + account
                                + " of "
                                + line.name()
                                + " has "
                                + Money.text(line.balance(account)));
            }
        }
        requireAll(line, event);
        String pool = event.text("pool");
        books.post(line, pool, Account.AVAILABLE, 0);
        for (RecordedEvent.Balance balance : event.balances("balances")) {
            books.post(line, pool, balance.account(), -balance.debit());
        }
        LineSteps.check(line, event, books);
        line.close();
        books.put(line);
    }
}
