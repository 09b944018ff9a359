package org.mingzhang.verifier.rules;

import java.util.List;

/// A payment: how far it is, how much, and the hashes of its line and its persons.
final class Payment {
    /// How far a payment is.
    enum Stage {
        UNKNOWN,
        SUBMITTED,
        REVIEWED,
        APPROVED,
        SETTLED,
        REFUNDED,
        RETURNED,
        WITHDRAWN,
        /// Settled by another system and recorded as history.
        RECORDED
    }

    private static final List<Stage> ORDER = List.of(Stage.values());
    private static final int STAGE = 0;
    private static final int AMOUNT = 1;
    private static final int REFUNDED_AMOUNT = 2;
    private static final int LINE = 3;
    private static final int HANDLER = 4;
    private static final int REVIEWER = 5;
    private static final int APPROVER = 6;
    private static final int REPLACED = 7;
    private static final int CONTRACT = 8;
    static final int FIELDS = 9;

    private final String name;
    private final long[] record;

    Payment(String name, long[] record) {
        this.name = name;
        this.record = record;
    }

    String name() {
        return name;
    }

    long[] record() {
        return record;
    }

    Stage stage() {
        return ORDER.get((int) record[STAGE]);
    }

    long amount() {
        return record[AMOUNT];
    }

    void require(List<Stage> stages) {
        if (stage() == Stage.UNKNOWN) {
            throw new BrokenRule("payment-unknown", name + " was never submitted");
        }
        if (!stages.contains(stage())) {
            throw new BrokenRule(
                    "payment-state-forbids", name + " is " + stage() + ", not one of " + stages);
        }
    }

    void requireNew() {
        if (stage() != Stage.UNKNOWN) {
            throw new BrokenRule("payment-exists", name + " is there already");
        }
    }

    long line() {
        return record[LINE];
    }

    /// The hash of the contract that it is under, or 0.
    long contract() {
        return record[CONTRACT];
    }

    /// The whole of it moves to another line.
    void correct(long amount, long line) {
        if (amount != amount() - record[REFUNDED_AMOUNT]) {
            throw new BrokenRule(
                    "payment-as-submitted",
                    Money.text(amount()) + " were paid for " + name + ", less what came back");
        }
        record[LINE] = line;
    }

    void begin(Stage stage, long amount, long line, long handler, long contract) {
        to(stage);
        record[AMOUNT] = amount;
        record[LINE] = line;
        record[HANDLER] = handler;
        record[CONTRACT] = contract;
    }

    void to(Stage stage) {
        record[STAGE] = ORDER.indexOf(stage);
    }

    /// An event about a payment repeats its line and, unless it is a refund, its amount.
    void check(RecordedEvent event, Books books, boolean wholeAmount) {
        if (books.hash(event.text("line")) != record[LINE]) {
            throw new BrokenRule(
                    "payment-as-submitted",
                    name + " was submitted on another line than " + event.text("line"));
        }
        if (wholeAmount && event.amount("amount") != amount()) {
            throw new BrokenRule(
                    "payment-as-submitted",
                    name + " is of " + Money.text(amount()) + ", not " + event.text("amount"));
        }
    }

    void refund(long amount) {
        record[REFUNDED_AMOUNT] = Math.addExact(record[REFUNDED_AMOUNT], amount);
        if (record[REFUNDED_AMOUNT] > amount()) {
            throw new BrokenRule(
                    "refund-exceeds-paid",
                    Money.text(record[REFUNDED_AMOUNT])
                            + " came back of "
                            + Money.text(amount())
                            + " for "
                            + name);
        }
        if (stage() == Stage.SETTLED && record[REFUNDED_AMOUNT] == amount()) {
            to(Stage.REFUNDED);
        }
    }

    void replace() {
        if (record[REPLACED] != 0) {
            throw new BrokenRule("payment-already-replaced", name + " was replaced before");
        }
        record[REPLACED] = 1;
    }

    void review(long person) {
        different(person, HANDLER, "handler");
        record[REVIEWER] = person;
        to(Stage.REVIEWED);
    }

    void approve(long person) {
        different(person, HANDLER, "handler");
        different(person, REVIEWER, "reviewer");
        record[APPROVER] = person;
        to(Stage.APPROVED);
    }

    void settle(long cashier) {
        different(cashier, REVIEWER, "reviewer");
        to(Stage.SETTLED);
    }

    void withdraw(long person) {
        if (person != record[HANDLER]) {
            throw new BrokenRule("not-the-handler", name + " is withdrawn by another person");
        }
        to(Stage.WITHDRAWN);
    }

    private void different(long person, int field, String role) {
        if (person == record[field]) {
            throw new BrokenRule("same-person-twice", "of " + name + ", already its " + role);
        }
    }
}
