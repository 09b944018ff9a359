package org.mingzhang.verifier.rules;

/// The replay of what happens to budget lines.
final class LineSteps {
    private LineSteps() {}

    static void approve(RecordedEvent event, Books books) {
        String name = event.text("line");
        if (books.hasLine(name)) {
            throw new BrokenRule("budget-line-exists", name + " was approved before");
        }
        String yearName = event.text("division") + "/" + event.text("fiscalYear");
        Line line =
                Line.approved(
                        name,
                        books.hash(event.text("pool")),
                        books.hash(yearName),
                        books.hash(event.text("fundType")),
                        books.hash(event.text("unit")),
                        event.number("fiscalYear"));
        line.post(Account.UNRELEASED, Account.APPROVED_BUDGET, event.amount("amount"));
        books.put(line);
        checkPool(event, books.year(yearName));
        books.checkDate(event, line.fiscalYear());
    }

    /// The version that the approval names is the one in force, and the pool is the one it makes.
    private static void checkPool(RecordedEvent event, Year year) {
        long named = event.find("poolRuleVersion").map(Long::parseLong).orElse(0L);
        if (named != year.inForce()) {
            throw new BrokenRule(
                    "rule-version-in-force",
                    "the decision names pool rule "
                            + named
                            + ", in force in "
                            + year.name()
                            + " is "
                            + year.inForce());
        }
        String pool = event.text("pool");
        String inDivision = event.text("fiscalYear") + "/" + event.text("division") + ":";
        if (named == 0) {
            require(pool, event.text("fiscalYear") + "/line:" + event.text("line"));
        } else if (year.widths() != Year.DECLARED) {
            require(
                    pool,
                    inDivision
                            + String.join(
                                    "/",
                                    cut(event.text("unit"), year.widths() >> 24),
                                    cut(event.text("function"), year.widths() >> 16),
                                    cut(event.text("economic"), year.widths() >> 8),
                                    cut(event.text("fundType"), year.widths())));
        } else if (!pool.startsWith(inDivision)) {
            throw new BrokenRule("pool-of-rule", pool + " does not start with " + inDivision);
        }
    }

    private static void require(String pool, String expected) {
        if (!pool.equals(expected)) {
            throw new BrokenRule("pool-of-rule", "the pool is " + pool + ", not " + expected);
        }
    }

    private static String cut(String code, long widths) {
        int width = (int) (widths & 0xff);
        return width == 0 ? "*" : code.substring(0, Math.min(width, code.length()));
    }

    static void supplement(RecordedEvent event, Books books) {
        post(event, books, Account.UNRELEASED, Account.APPROVED_BUDGET);
    }

    static void release(RecordedEvent event, Books books) {
        post(event, books, Account.AVAILABLE, Account.UNRELEASED);
        books.addAvailable(event.text("pool"), event.amount("amount"));
    }

    static void reduce(RecordedEvent event, Books books) {
        boolean available = event.text("drawnFrom").equals("available");
        Account from = available ? Account.AVAILABLE : Account.UNRELEASED;
        if (available) {
            books.addAvailable(event.text("pool"), -event.amount("amount"));
        }
        Line line = post(event, books, Account.APPROVED_BUDGET, from);
        if (available) {
            requireAvailable(line, event.text("pool"), books);
        }
    }

    static void transfer(RecordedEvent event, Books books) {
        if (event.text("source.line").equals(event.text("target.line"))) {
            throw new BrokenRule("virement-within-line", event.text("source.line"));
        }
        Line source = books.line(event.text("source.line"));
        Line target = books.line(event.text("target.line"));
        long amount = event.amount("amount");
        boolean available = event.text("balance").equals("available");
        Account account = available ? Account.AVAILABLE : Account.UNRELEASED;
        source.post(Account.TRANSFERRED, account, amount);
        target.post(account, Account.TRANSFERRED, amount);
        books.put(source);
        books.put(target);
        if (available) {
            books.addAvailable(event.text("source.pool"), -amount);
            books.addAvailable(event.text("target.pool"), amount);
        }
        source.check(event, books, "source.");
        target.check(event, books, "target.");
        if (!source.isOfKind(target)) {
            throw new BrokenRule(
                    "virement-outside-kind", "the lines are of another division, year or fund");
        }
        books.checkDate(event, source.fiscalYear());
        checkBalances(source, event, books);
        checkBalances(target, event, books);
        if (available) {
            requireAvailable(source, event.text("source.pool"), books);
        }
    }

    /// What leaves a line for good must have been on the line and in its pool.
    private static void requireAvailable(Line line, String pool, Books books) {
        if (line.balance(Account.AVAILABLE) < 0) {
            throw new BrokenRule(
                    "amount-exceeds-line-available",
                    "account 2100 of "
                            + line.name()
                            + " has "
                            + Money.text(line.balance(Account.AVAILABLE)));
        }
        requireAvailable(pool, books);
    }

    static void requireAvailable(String pool, Books books) {
        if (books.available(pool) < 0) {
            throw new BrokenRule(
                    "amount-exceeds-available",
                    "account 2100 of pool " + pool + " has " + Money.text(books.available(pool)));
        }
    }

    private static Line post(RecordedEvent event, Books books, Account debit, Account credit) {
        Line line = books.line(event.text("line"));
        move(line, event, books, debit, credit);
        books.checkDate(event, line.fiscalYear());
        return line;
    }

    /// Posts to a line, checks that the event is about the line as approved, and its balances.
    static void move(Line line, RecordedEvent event, Books books, Account debit, Account credit) {
        line.post(debit, credit, event.amount("amount"));
        books.put(line);
        line.check(event, books, "");
        checkBalances(line, event, books);
    }

    private static void checkBalances(Line line, RecordedEvent event, Books books) {
        Year year = books.year(event.text("division") + "/" + event.text("fiscalYear"));
        line.checkBalances(year.use() == Year.Use.HISTORY);
    }
}
