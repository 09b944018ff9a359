package org.mingzhang.verifier.rules;

/// An exception, as far as it binds money.
final class Filing {
    private static final int STAGE = 0;
    private static final int AMOUNT = 1;
    private static final int LINE = 2;
    private static final int LEVELS = 3;
    private static final int APPROVALS = 4;
    private static final int OPENER = 5;
    private static final int PAYMENT_HIGH = 6;
    private static final int PAYMENT_LOW = 7;
    static final int FIELDS = 8;

    private static final long OPENED = 1;
    private static final long EVIDENCED = 2;
    private static final long APPROVED = 3;
    private static final long CLOSED = 4;

    private final String name;
    private final long[] record;

    Filing(String name, long[] record) {
        this.name = name;
        this.record = record;
    }

    String name() {
        return name;
    }

    long[] record() {
        return record;
    }

    void open(long amount, long line, int levels, long opener) {
        if (record[STAGE] != 0) {
            throw new BrokenRule("exception-exists", name + " was opened before");
        }
        record[STAGE] = OPENED;
        record[AMOUNT] = amount;
        record[LINE] = line;
        record[LEVELS] = levels;
        record[OPENER] = opener;
    }

    private void require(long stage, String needed) {
        if (record[STAGE] != stage) {
            throw new BrokenRule("exception-stage-forbids", name + " is not " + needed);
        }
    }

    void attach() {
        require(OPENED, "opened");
        record[STAGE] = EVIDENCED;
    }

    void approve(long person) {
        require(EVIDENCED, "waiting for an approval");
        if (record[OPENER] == person) {
            throw new BrokenRule("same-person-twice", "opened " + name + " and approves it");
        }
        record[APPROVALS]++;
        if (record[APPROVALS] == record[LEVELS]) {
            record[STAGE] = APPROVED;
        }
    }

    void close() {
        if (record[STAGE] == 0 || record[STAGE] == CLOSED) {
            throw new BrokenRule("exception-stage-forbids", name + " is not open");
        }
        record[STAGE] = CLOSED;
    }

    /// The two halves of the key of the payment that named it last; zeros before the first.
    long[] payment() {
        return new long[] {record[PAYMENT_HIGH], record[PAYMENT_LOW]};
    }

    void pay(long amount, long line, long[] payment) {
        if (record[STAGE] != APPROVED) {
            throw new BrokenRule("exception-not-approved", name + " lacks evidence or approvals");
        }
        if (record[LINE] != line) {
            throw new BrokenRule("exception-on-other-line", name + " is paid by another line");
        }
        if (amount > record[AMOUNT]) {
            throw new BrokenRule(
                    "amount-exceeds-exception",
                    Money.text(amount) + " are more than " + name + " allows");
        }
        record[PAYMENT_HIGH] = payment[0];
        record[PAYMENT_LOW] = payment[1];
    }
}
