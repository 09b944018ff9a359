package org.mingzhang.verifier.rules;

/// An expense claim: its amount, the hashes of its line, year and filer, and the key of the payment
/// that asked for it last.
final class Claim {
    private static final int AMOUNT = 0;
    private static final int LINE = 1;
    private static final int PAYMENT_HIGH = 2;
    private static final int PAYMENT_LOW = 3;
    private static final int YEAR = 4;
    private static final int FILER = 5;
    static final int FIELDS = 6;

    private final String name;
    private final long[] record;

    Claim(String name, long[] record) {
        this.name = name;
        this.record = record;
    }

    String name() {
        return name;
    }

    long[] record() {
        return record;
    }

    static Claim filed(String name, long amount, long line, long year, long filer) {
        long[] record = new long[FIELDS];
        record[AMOUNT] = amount;
        record[LINE] = line;
        record[YEAR] = year;
        record[FILER] = filer;
        return new Claim(name, record);
    }

    long amount() {
        return record[AMOUNT];
    }

    long line() {
        return record[LINE];
    }

    /// The hash of the division and fiscal year.
    long year() {
        return record[YEAR];
    }

    boolean isAskedFor() {
        return record[PAYMENT_HIGH] != 0 || record[PAYMENT_LOW] != 0;
    }

    Payment payment(Books books) {
        return books.payment(record[PAYMENT_HIGH], record[PAYMENT_LOW]);
    }

    void amend(long amount, long person) {
        if (person != record[FILER]) {
            throw new BrokenRule("not-the-filer", name + " is amended by another person");
        }
        record[AMOUNT] = amount;
    }

    void askedBy(long[] payment) {
        record[PAYMENT_HIGH] = payment[0];
        record[PAYMENT_LOW] = payment[1];
    }
}
