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
                        books.code(event.text("economic")),
                        event.number("fiscalYear"));
        books.move(
                line,
                event.text("pool"),
                Account.UNRELEASED,
                Account.APPROVED_BUDGET,
                event.amount("amount"));
        checkPool(event, books.year(yearName));
        CodeSteps.requireInForce(event, books);
        books.checkDate(event, line.fiscalYear());
        CalendarSteps.requireOpen(
                event.amount("amount") > 0 ? Operation.APPROVE : Operation.PREPARE, event, books);
        ReviewSteps.change(event, books, "budget", "");
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
        ReviewSteps.change(event, books, "supplement", "");
    }

    static void release(RecordedEvent event, Books books) {
        post(event, books, Account.AVAILABLE, Account.UNRELEASED);
    }

    static void reduce(RecordedEvent event, Books books) {
        leave(event, books, Account.APPROVED_BUDGET, drawnFrom(event, "drawnFrom"));
        ReviewSteps.change(event, books, "reduction", "");
    }

    static void recall(RecordedEvent event, Books books) {
        leave(event, books, Account.RECALLED, drawnFrom(event, "drawnFrom"));
    }

    static void freeze(RecordedEvent event, Books books) {
        leave(event, books, Account.FROZEN, Account.AVAILABLE);
    }

    static void unfreeze(RecordedEvent event, Books books) {
        post(event, books, Account.AVAILABLE, Account.FROZEN);
    }

    private static Account drawnFrom(RecordedEvent event, String member) {
        return event.text(member).equals("available") ? Account.AVAILABLE : Account.UNRELEASED;
    }

    /// What leaves a line's free funds must have been on the line and in its pool.
    private static void leave(RecordedEvent event, Books books, Account debit, Account from) {
        Line line = post(event, books, debit, from);
        if (from == Account.AVAILABLE) {
            requireLineAvailable(line);
            requireAvailable(event.text("pool"), books);
        }
    }

    static void virement(RecordedEvent event, Books books) {
        Account account = drawnFrom(event, "balance");
        Line source = transfer(event, books, account);
        if (account == Account.AVAILABLE) {
            requireLineAvailable(source);
            requireAvailable(event.text("source.pool"), books);
        }
        ReviewSteps.change(event, books, "virement", "source.");
    }

    /// Moves an account's amount from one line to another; returns the line that gave.
    static Line transfer(RecordedEvent event, Books books, Account account) {
        if (event.text("source.line").equals(event.text("target.line"))) {
            throw new BrokenRule("virement-within-line", event.text("source.line"));
        }
        Line source = books.line(event.text("source.line"));
        Line target = books.line(event.text("target.line"));
        long amount = event.amount("amount");
        books.move(source, event.text("source.pool"), Account.TRANSFERRED, account, amount);
        books.move(target, event.text("target.pool"), account, Account.TRANSFERRED, amount);
        source.check(event, books, "source.", "pool");
        target.check(event, books, "target.", "pool");
        if (!source.isOfKind(target)) {
            throw new BrokenRule(
                    "virement-outside-kind", "the lines are of another division, year or fund");
        }
        books.checkDate(event, source.fiscalYear());
        checkBalances(source, event, books);
        checkBalances(target, event, books);
        return source;
    }

    static void requireLineAvailable(Line line) {
        if (line.balance(Account.AVAILABLE) < 0) {
            throw new BrokenRule(
                    "amount-exceeds-line-available",
                    "account 2100 of "
                            + line.name()
                            + " has "
                            + Money.text(line.balance(Account.AVAILABLE)));
        }
    }

    static void requireAvailable(String pool, Books books) {
        if (books.available(pool) < 0) {
            throw new BrokenRule(
                    "amount-exceeds-available",
                    "account 2100 of pool " + pool + " has " + Money.text(books.available(pool)));
        }
    }

    /// Posts the event's amount to its line and pool, and checks all that every posting must keep.
    static Line post(RecordedEvent event, Books books, Account debit, Account credit) {
        Line line = books.line(event.text("line"));
        books.move(line, event.text("pool"), debit, credit, event.amount("amount"));
        check(line, event, books);
        return line;
    }

    /// The event is about the line as approved, its balances hold, its day is of the year; history
    /// may have been paid in another.
    static void check(Line line, RecordedEvent event, Books books) {
        line.check(event, books, "", "pool");
        boolean history = isHistory(event, books);
        line.checkBalances(history);
        if (history) {
            books.checkNotInFuture(event);
        } else {
            books.checkDate(event, line.fiscalYear());
        }
    }

    private static boolean isHistory(RecordedEvent event, Books books) {
        Year year = books.year(event.text("division") + "/" + event.text("fiscalYear"));
        return year.use() == Year.Use.HISTORY;
    }

    private static void checkBalances(Line line, RecordedEvent event, Books books) {
        line.checkBalances(isHistory(event, books));
    }
}
