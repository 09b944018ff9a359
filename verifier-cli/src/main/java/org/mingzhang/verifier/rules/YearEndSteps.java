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
        // A line that holds nothing leaves and joins all the same.
        books.postToPool(from, Account.AVAILABLE, 0);
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

    /// The old year gives: every plan and contract that goes over goes with all that it holds.
    static void carry(RecordedEvent event, Books books) {
        Line line = books.line(event.text("line"));
        long sum = carryFree(line, event, books, -1);
        for (RecordedEvent.Carried carried : event.carried()) {
            Holding holding = books.holding(carried.holding());
            holding.require(books.hash(line.name()));
            if (holding.amount() != carried.amount()) {
                throw new BrokenRule(
                        "balances-as-standing",
                        holding.name() + " holds " + Money.text(holding.amount()));
            }
            sum = Math.addExact(sum, carryHeld(line, event, books, carried, -1));
        }
        books.post(line, event.text("pool"), Account.CARRIED_FORWARD, sum);
        Holding transit = books.holding(transit(line.name(), event.text("target")));
        transit.carry(sum);
        books.put(transit);
        LineSteps.check(line, event, books);
        LineSteps.requireLineAvailable(line);
        LineSteps.requireAvailable(event.text("pool"), books);
    }

    /// The new year receives what the old one gave, no more and no less.
    static void receive(RecordedEvent event, Books books) {
        Line line = books.line(event.text("line"));
        long sum = carryFree(line, event, books, 1);
        for (RecordedEvent.Carried carried : event.carried()) {
            sum = Math.addExact(sum, carryHeld(line, event, books, carried, 1));
            Holding holding = books.holding(carried.holding());
            holding.carryTo(books.hash(line.name()));
            books.put(holding);
        }
        books.post(line, event.text("pool"), Account.CARRIED_IN, -sum);
        Holding transit = books.holding(transit(event.text("source"), line.name()));
        if (transit.amount() != sum) {
            throw new BrokenRule(
                    "carried-as-given",
                    event.text("source")
                            + " gave "
                            + Money.text(transit.amount())
                            + ", "
                            + line.name()
                            + " receives "
                            + Money.text(sum));
        }
        transit.carry(-sum);
        books.put(transit);
        LineSteps.check(line, event, books);
    }

    private static String transit(String source, String target) {
        return "from " + source + " to " + target;
    }

    /// Posts what is unreleased and available; returns its sum.
    private static long carryFree(Line line, RecordedEvent event, Books books, int sign) {
        long unreleased = event.amount("unreleased");
        long available = event.amount("available");
        books.post(line, event.text("pool"), Account.UNRELEASED, sign * unreleased);
        books.post(line, event.text("pool"), Account.AVAILABLE, sign * available);
        return Math.addExact(unreleased, available);
    }

    private static long carryHeld(
            Line line, RecordedEvent event, Books books, RecordedEvent.Carried carried, int sign) {
        Account account = Holding.isPlan(carried.holding()) ? Account.RESERVED : Account.COMMITTED;
        books.post(line, event.text("pool"), account, sign * carried.amount());
        Holding holding = books.holding(carried.holding());
        holding.requireOpen();
        holding.add(sign * carried.amount());
        books.put(holding);
        return carried.amount();
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
