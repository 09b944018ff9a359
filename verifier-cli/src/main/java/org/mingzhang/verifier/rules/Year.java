package org.mingzhang.verifier.rules;

import java.util.List;

/// A division's fiscal year: whether it holds history or live payments, and its pool rules.
final class Year {
    /// What a year is used for.
    enum Use {
        UNDECIDED,
        PROPOSED,
        HISTORY,
        LIVE
    }

    private static final List<Use> ORDER = List.of(Use.values());
    private static final int USE = 0;
    private static final int YEAR_PROPOSER = 1;
    private static final int LAST_VERSION = 2;
    private static final int RULE_PROPOSER = 3;
    private static final int RULE_OPEN = 4;
    private static final int IN_FORCE = 5;
    private static final int PROPOSED_WIDTHS = 6;
    private static final int WIDTHS = 7;
    static final int FIELDS = 8;

    private final String name;
    private final long[] record;

    Year(String name, long[] record) {
        this.name = name;
        this.record = record;
    }

    String name() {
        return name;
    }

    long[] record() {
        return record;
    }

    /// Stands for a rule under which lines name their pool.
    static final long DECLARED = -1;

    Use use() {
        return ORDER.get((int) record[USE]);
    }

    void require(Use use, String rule) {
        if (use() != use) {
            throw new BrokenRule(rule, name + " is " + use() + ", not " + use);
        }
    }

    void to(Use use) {
        record[USE] = ORDER.indexOf(use);
    }

    void proposeHistory(long person) {
        require(Use.UNDECIDED, "imported-year-already-proposed");
        record[YEAR_PROPOSER] = person;
        to(Use.PROPOSED);
    }

    void confirmHistory(long person) {
        require(Use.PROPOSED, "imported-year-not-proposed");
        if (person == record[YEAR_PROPOSER]) {
            throw new BrokenRule("same-person-twice", "who proposed " + name + " confirms it");
        }
        to(Use.HISTORY);
    }

    void proposeRule(long version, long person, long widths) {
        if (version != record[LAST_VERSION] + 1) {
            throw new BrokenRule(
                    "pool-rule-version-not-next",
                    "version " + version + " follows " + record[LAST_VERSION]);
        }
        record[LAST_VERSION] = version;
        record[RULE_PROPOSER] = person;
        record[RULE_OPEN] = 1;
        record[PROPOSED_WIDTHS] = widths;
    }

    void confirmRule(long version, long person) {
        if (record[RULE_OPEN] == 0 || version != record[LAST_VERSION]) {
            throw new BrokenRule("pool-rule-not-proposed", "version " + version + " of " + name);
        }
        if (person == record[RULE_PROPOSER]) {
            throw new BrokenRule("same-person-twice", "who proposed the rule confirms it");
        }
        record[RULE_OPEN] = 0;
        record[IN_FORCE] = version;
        record[WIDTHS] = record[PROPOSED_WIDTHS];
    }

    /// The version in force, or 0.
    long inForce() {
        return record[IN_FORCE];
    }

    /// The widths of the rule in force, a byte each, or {@link #DECLARED}.
    long widths() {
        return record[WIDTHS];
    }
}
