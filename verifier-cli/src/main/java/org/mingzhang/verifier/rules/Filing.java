package org.mingzhang.verifier.rules;

import java.util.List;

/// An exception, as far as it binds money.
final class Filing {
    private static final int STAGE = 0;
    private static final int AMOUNT = 1;
    private static final int LINE = 2;
    private static final int LEVELS_LEFT = 3;
    private static final int OPENER = 4;
    private static final int PAYMENT_HIGH = 5;
    private static final int PAYMENT_LOW = 6;
    static final int FIELDS = 7;

    /// The levels that approve, and the roles that hold them, in one order.
    private static final List<String> LEVELS =
            List.of("reviewer", "approver", "businessHead", "budget");

    private static final List<String> ROLES =
            List.of("reviewer", "approver", "business-head", "budget");

    /// Levels that are still to approve are kept as digits of this base, the next one last.
    private static final int BASE = LEVELS.size() + 1;

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

    void open(long amount, long line, List<String> levels, long opener) {
        if (record[STAGE] != 0) {
            throw new BrokenRule("exception-exists", name + " was opened before");
        }
        record[STAGE] = OPENED;
        record[AMOUNT] = amount;
        record[LINE] = line;
        for (int i = levels.size() - 1; i >= 0; i--) {
            int digit = LEVELS.indexOf(levels.get(i)) + 1;
            record[LEVELS_LEFT] =
                    Math.addExact(Math.multiplyExact(record[LEVELS_LEFT], BASE), digit);
        }
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

    void approve(long person, String level, String role) {
        require(EVIDENCED, "waiting for an approval");
        int next = (int) (record[LEVELS_LEFT] % BASE) - 1;
        if (next < 0 || !LEVELS.get(next).equals(level) || !ROLES.get(next).equals(role)) {
            throw new BrokenRule("not-the-level", role + " approves " + name + " as " + level);
        }
        if (record[OPENER] == person) {
            throw new BrokenRule("same-person-twice", "opened " + name + " and approves it");
        }
        record[LEVELS_LEFT] /= BASE;
        if (record[LEVELS_LEFT] == 0) {
            record[STAGE] = APPROVED;
        }
    }

    void close(long person) {
        if (record[STAGE] == 0 || record[STAGE] == CLOSED) {
            throw new BrokenRule("exception-stage-forbids", name + " is not open");
        }
        if (record[OPENER] == person) {
            throw new BrokenRule("same-person-twice", "opened " + name + " and reviews it");
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
