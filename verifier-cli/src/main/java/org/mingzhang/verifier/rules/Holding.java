package org.mingzhang.verifier.rules;

/// What a procurement plan (account 2300) or a contract (account 2400) holds on its line.
final class Holding {
    private static final int LINE = 0;
    private static final int AMOUNT = 1;
    private static final int STAGE = 2;
    static final int FIELDS = 3;

    private static final long OPEN = 1;
    private static final long ENDED = 2;

    private final String name;
    private final long[] record;

    Holding(String name, long[] record) {
        this.name = name;
        this.record = record;
    }

    static String plan(String id) {
        return "plan " + id;
    }

    static String contract(String id) {
        return "contract " + id;
    }

    static boolean isPlan(String name) {
        return name.startsWith("plan ");
    }

    String name() {
        return name;
    }

    long[] record() {
        return record;
    }

    long amount() {
        return record[AMOUNT];
    }

    void begin(long line, long amount) {
        if (record[STAGE] != 0) {
            throw new BrokenRule("holding-exists", name + " is there already");
        }
        record[LINE] = line;
        record[AMOUNT] = amount;
        record[STAGE] = OPEN;
    }

    /// It goes on with a line of another year.
    void carryTo(long line) {
        record[LINE] = line;
    }

    void require(long line) {
        if (record[STAGE] == 0) {
            throw new BrokenRule("holding-unknown", name + " was never made");
        }
        if (record[LINE] != line) {
            throw new BrokenRule("holding-on-other-line", name + " holds on another line");
        }
    }

    void requireOpen() {
        if (record[STAGE] != OPEN) {
            throw new BrokenRule("holding-unknown", name + " is not open");
        }
    }

    /// Adds to what it holds, or takes from it, never below nothing.
    void add(long amount) {
        record[AMOUNT] = Math.addExact(record[AMOUNT], amount);
        if (record[AMOUNT] < 0) {
            throw new BrokenRule(
                    "amount-exceeds-holding", name + " would hold " + Money.text(record[AMOUNT]));
        }
    }

    /// What left one line and has not yet come to another.
    void carry(long amount) {
        record[AMOUNT] = Math.addExact(record[AMOUNT], amount);
    }

    void end() {
        record[STAGE] = ENDED;
    }
}
