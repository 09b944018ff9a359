package org.mingzhang.verifier.rules;

/// A budget line: twelve balances and what an event that names it must repeat. Its record holds the
/// balances in the order of {@link Account}, then hashes of pool, year, type of fund and unit, the
/// fiscal year, whether it is closed, and a hash of the economic class.
final class Line {
    private static final int ACCOUNTS = Account.COUNT;
    private static final int POOL = ACCOUNTS;
    private static final int YEAR = ACCOUNTS + 1;
    private static final int FUND = ACCOUNTS + 2;
    private static final int UNIT = ACCOUNTS + 3;
    private static final int FISCAL_YEAR = ACCOUNTS + 4;
    private static final int CLOSED = ACCOUNTS + 5;
    private static final int ECONOMIC = ACCOUNTS + 6;
    static final int FIELDS = ACCOUNTS + 7;

    private final String name;
    private final long[] record;

    Line(String name, long[] record) {
        this.name = name;
        this.record = record;
    }

    String name() {
        return name;
    }

    long[] record() {
        return record;
    }

    static Line approved(
            String name,
            long pool,
            long year,
            long fund,
            long unit,
            long economic,
            long fiscalYear) {
        long[] record = new long[FIELDS];
        record[POOL] = pool;
        record[YEAR] = year;
        record[FUND] = fund;
        record[UNIT] = unit;
        record[ECONOMIC] = economic;
        record[FISCAL_YEAR] = fiscalYear;
        return new Line(name, record);
    }

    long balance(Account account) {
        return record[account.slot()];
    }

    /// The hash of its economic class.
    long economic() {
        return record[ECONOMIC];
    }

    long fiscalYear() {
        return record[FISCAL_YEAR];
    }

    boolean isOfKind(Line other) {
        return record[YEAR] == other.record[YEAR] && record[FUND] == other.record[FUND];
    }

    /// Whether an event names the pool, the division's year and the unit that the line has.
    ///
    /// @param side the prefix of the members of one of two lines
    /// @param pool the member that names the pool
    void check(RecordedEvent event, Books books, String side, String pool) {
        same(event, side + pool, record[POOL], books);
        same(event, side + "unit", record[UNIT], books);
        requireYear(event, books);
    }

    /// Whether an event names the division and fiscal year that the line has.
    void requireYear(RecordedEvent event, Books books) {
        String year = event.text("division") + "/" + event.text("fiscalYear");
        if (books.hash(year) != record[YEAR]) {
            throw new BrokenRule("line-as-approved", name + " is not of the year " + year);
        }
    }

    private void same(RecordedEvent event, String member, long hash, Books books) {
        if (books.hash(event.text(member)) != hash) {
            throw new BrokenRule(
                    "line-as-approved",
                    name + " was approved with another " + member + " than " + event.text(member));
        }
    }

    void joinPool(long pool) {
        record[POOL] = pool;
    }

    boolean isClosed() {
        return record[CLOSED] != 0;
    }

    void close() {
        record[CLOSED] = 1;
    }

    /// Adds to a balance, on the account's own side.
    void add(Account account, long amount) {
        record[account.slot()] = Math.addExact(record[account.slot()], amount);
    }

    /// The equation, and what may not be below zero.
    ///
    /// @param history whether the year is one of imported history, where 2600 may be negative
    void checkBalances(boolean history) {
        long uses = 0;
        long sources = 0;
        for (Account account : Account.values()) {
            long balance = balance(account);
            if (account.isDebit()) {
                uses += balance;
            } else {
                sources += balance;
            }
            boolean allowed = account.mayBeNegative() || (history && account == Account.EXPENDED);
            if (balance < 0 && !allowed) {
                throw new BrokenRule(
                        "balance-not-negative",
                        "account " + account + " of " + name + " has " + Money.text(balance));
            }
        }
        if (uses != sources) {
            throw new BrokenRule("equation", "the books of " + name + " do not balance");
        }
    }
}
