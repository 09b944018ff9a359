package org.mingzhang.verifier.rules;

import java.util.ArrayList;
import java.util.List;

/// A payment: how far it is, how much, and the hashes of its line and its persons.
final class Payment {
    /// How far a payment is.
    enum Stage {
        UNKNOWN,
        SUBMITTED,
        REVIEWED,
        APPROVED,
        VOUCHER_ISSUED,
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
    private static final int APPROVALS = 6;
    private static final int REPLACED = 7;
    private static final int CONTRACT = 8;
    private static final int BLOCKED = 9;
    private static final int VOUCHER = 10;
    private static final int DIVISION = 11;
    private static final int UNIT = 12;
    private static final int ECONOMIC = 13;
    static final int FIELDS = 14;

    /// Roles of approvals are kept as digits of this base.
    private static final int ROLES = 3;

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
        if (record[BLOCKED] != 0) {
            throw new BrokenRule("payment-is-blocked", name + " was blocked by supervision");
        }
        if (!stages.contains(stage())) {
            throw new BrokenRule(
                    "payment-state-forbids", name + " is " + stage() + ", not one of " + stages);
        }
    }

    /// Whether it was made or may yet be.
    boolean isStanding() {
        return switch (stage()) {
            case UNKNOWN, REFUNDED, RETURNED, WITHDRAWN -> false;
            case SUBMITTED, REVIEWED, APPROVED, VOUCHER_ISSUED, SETTLED, RECORDED -> true;
        };
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

    /// What authority is asked for, as hashes of codes.
    void spends(long division, long unit, long economic) {
        record[DIVISION] = division;
        record[UNIT] = unit;
        record[ECONOMIC] = economic;
    }

    /// What authority is asked for.
    Approvals.Spending spending(Books books) {
        return new Approvals.Spending(
                books.text(record[DIVISION]),
                books.text(record[UNIT]),
                books.text(record[ECONOMIC]),
                amount());
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

    /// Takes note of an approval in a role, which is not yet the last.
    void give(Approvals.Role role) {
        record[APPROVALS] = Math.addExact(record[APPROVALS] * ROLES, role.digit());
    }

    /// The roles of the approvals given so far, in their order.
    List<Approvals.Role> given() {
        List<Approvals.Role> given = new ArrayList<>();
        for (long rest = record[APPROVALS]; rest > 0; rest /= ROLES) {
            given.add(0, Approvals.Role.ofDigit(rest % ROLES));
        }
        return given;
    }

    /// Who approves is neither handler nor reviewer.
    void requireOther(long person) {
        different(person, HANDLER, "handler");
        different(person, REVIEWER, "reviewer");
    }

    void issue(long cashier, long voucher) {
        different(cashier, REVIEWER, "reviewer");
        record[VOUCHER] = voucher;
        to(Stage.VOUCHER_ISSUED);
    }

    void block() {
        record[BLOCKED] = 1;
    }

    void unblock() {
        if (record[BLOCKED] == 0) {
            throw new BrokenRule("payment-not-blocked", name + " is not blocked");
        }
        record[BLOCKED] = 0;
    }

    void settle(long cashier, long voucher) {
        different(cashier, REVIEWER, "reviewer");
        if (record[VOUCHER] != 0 && record[VOUCHER] != voucher) {
            throw new BrokenRule("voucher-differs", name + " has another voucher");
        }
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
