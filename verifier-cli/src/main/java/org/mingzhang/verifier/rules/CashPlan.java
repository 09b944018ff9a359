package org.mingzhang.verifier.rules;

import java.util.List;

/// What a line may pay in each month, and what its payments drew on each.
final class CashPlan {
    private static final int MONTHS = 12;
    private static final int PLANNED = 0;
    private static final int DRAWN = 12;
    private static final int SUBMITTED = 24;
    private static final int WAITING = 36;
    private static final int IN_FORCE = 37;
    private static final int SUBMITTER = 38;
    static final int FIELDS = 39;

    private final String line;
    private final long[] record;

    CashPlan(String line, long[] record) {
        this.line = line;
        this.record = record;
    }

    String line() {
        return line;
    }

    long[] record() {
        return record;
    }

    boolean isInForce() {
        return record[IN_FORCE] != 0;
    }

    void submit(List<Long> months, long submitter) {
        for (int month = 0; month < MONTHS; month++) {
            record[SUBMITTED + month] = month < months.size() ? months.get(month) : 0;
        }
        record[SUBMITTER] = submitter;
        record[WAITING] = 1;
    }

    /// Puts what was submitted in force.
    ///
    /// @param payable what the line can still pay
    void approve(long approver, long payable) {
        if (record[WAITING] == 0) {
            throw new BrokenRule("cash-plan-not-submitted", "no plan of " + line + " waits");
        }
        if (record[SUBMITTER] == approver) {
            throw new BrokenRule("same-person-twice", "of the plan of " + line);
        }
        long open = 0;
        for (int month = 0; month < MONTHS; month++) {
            long left = Math.subtractExact(record[SUBMITTED + month], record[DRAWN + month]);
            if (left < 0) {
                throw new BrokenRule(
                        "cash-plan-below-drawn", "month " + (month + 1) + " of " + line);
            }
            open = Math.addExact(open, left);
            record[PLANNED + month] = record[SUBMITTED + month];
        }
        if (open > payable) {
            throw new BrokenRule(
                    "cash-plan-exceeds-available",
                    Money.text(open) + " are planned and " + Money.text(payable) + " are there");
        }
        record[WAITING] = 0;
        record[IN_FORCE] = 1;
    }

    /// A payment draws on a month, 1 to 12, or gives back with an amount below zero.
    void draw(int month, long amount) {
        int drawn = DRAWN + month - 1;
        record[drawn] = Math.addExact(record[drawn], amount);
        long planned = record[PLANNED + month - 1];
        if (record[drawn] > planned && amount > 0) {
            throw new BrokenRule(
                    "cash-plan-exceeded",
                    "month %d of %s has a plan of %s and payments of %s"
                            .formatted(
                                    month, line, Money.text(planned), Money.text(record[drawn])));
        }
    }
}
