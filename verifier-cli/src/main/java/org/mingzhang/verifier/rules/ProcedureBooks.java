package org.mingzhang.verifier.rules;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mingzhang.verifier.spill.RecordTable;

/// The state of what surrounds the balances: procedures, exceptions, cash plans, joint reviews,
/// calendars, codes. Years, approvers of exceptions, proposals and the changes of units are few and
/// stay in memory.
final class ProcedureBooks implements AutoCloseable {
    private static final int COVER_FIELDS = 1;

    private final NameKeys keys = new NameKeys();
    private final Map<String, Procedure> procedures = new HashMap<>();
    private final Set<String> approvers = new HashSet<>();
    private final Map<String, Review> reviews = new HashMap<>();
    private final Map<String, Calendar> calendars = new HashMap<>();
    private final CodeSteps.Library codes = new CodeSteps.Library();
    private final RecordTable filings;
    private final RecordTable plans;
    private final RecordTable draws;
    private final RecordTable covered;
    private final Map<String, Long> unreviewed = new HashMap<>();

    ProcedureBooks(Path workDirectory) {
        filings = new RecordTable(workDirectory, Filing.FIELDS);
        plans = new RecordTable(workDirectory, CashPlan.FIELDS);
        draws = new RecordTable(workDirectory, Draw.FIELDS);
        covered = new RecordTable(workDirectory, COVER_FIELDS);
    }

    /// The rules of procedures of a year.
    ///
    /// @param version the number of the last proposal
    /// @param proposer who proposed it; empty once it is confirmed
    /// @param proposed the last proposal
    /// @param inForce the last that was confirmed
    record Procedure(long version, String proposer, Rule proposed, Rule inForce) {}

    /// What a rule of procedures says.
    ///
    /// @param version 0 where nobody has confirmed one
    /// @param cashPlans unused, optional or required
    /// @param exceptionLevels the levels that approve an exception, in their order
    record Rule(long version, String cashPlans, List<String> exceptionLevels) {
        static final Rule NONE = new Rule(0, "unused", List.of());
    }

    /// What a payment drew on a plan.
    ///
    /// @param month 1 to 12; 0 where it drew nothing
    /// @param amount in minor units
    record Draw(long month, long amount) {
        static final int FIELDS = 2;
    }

    private long[] get(RecordTable table, String name, int fields) {
        keys.find(name);
        long[] record = table.get(keys.high(), keys.low());
        return record == null ? new long[fields] : record;
    }

    private void put(RecordTable table, String name, long[] record) {
        keys.find(name);
        table.put(keys.high(), keys.low(), record);
    }

    Procedure procedure(String year) {
        return procedures.getOrDefault(year, new Procedure(0, "", Rule.NONE, Rule.NONE));
    }

    void put(String year, Procedure procedure) {
        procedures.put(year, procedure);
    }

    /// A person takes a step in an exception, for the first time.
    void approve(String exception, String person) {
        if (!approvers.add(exception + "\n" + person)) {
            throw new BrokenRule(
                    "same-person-twice", person + " took a step in " + exception + " before");
        }
    }

    Filing filing(String name) {
        return new Filing(name, get(filings, name, Filing.FIELDS));
    }

    void put(Filing filing) {
        put(filings, filing.name(), filing.record());
    }

    CashPlan plan(String line) {
        return new CashPlan(line, get(plans, line, CashPlan.FIELDS));
    }

    void put(CashPlan plan) {
        put(plans, plan.line(), plan.record());
    }

    Draw draw(String payment) {
        long[] record = get(draws, payment, Draw.FIELDS);
        return new Draw(record[0], record[1]);
    }

    void put(String payment, Draw draw) {
        put(draws, payment, new long[] {draw.month(), draw.amount()});
    }

    /// A proposal, submitted or not.
    Review review(String name) {
        return reviews.computeIfAbsent(name, Review::new);
    }

    /// The calendar of a division's year, `440100000/2026`.
    Calendar calendar(String year) {
        return calendars.computeIfAbsent(year, Calendar::new);
    }

    /// The numbers of code sets.
    CodeSteps.Library codes() {
        return codes;
    }

    /// The next change of this kind on a line is under a proposal, of just this amount.
    void cover(String line, String kind, long amount) {
        long[] record = get(covered, coverKey(line, kind), COVER_FIELDS);
        if (record[0] != 0) {
            throw new BrokenRule("proposal-applied", "nothing of " + line + " was changed by it");
        }
        put(covered, coverKey(line, kind), new long[] {amount});
    }

    /// Enters a change of a line.
    ///
    /// @param purpose what a proposal for it asks for: kind, division, year, unit
    /// @return what was changed of that without a proposal, this change included; 0 if it is under
    ///   one
    long change(String line, String kind, String purpose, long amount) {
        long[] record = get(covered, coverKey(line, kind), COVER_FIELDS);
        if (record[0] == 0) {
            return unreviewed.merge(purpose, amount, Math::addExact);
        }
        if (record[0] != amount) {
            throw new BrokenRule("proposal-applied", "another amount than that of " + line);
        }
        put(covered, coverKey(line, kind), new long[COVER_FIELDS]);
        return 0;
    }

    private static String coverKey(String line, String kind) {
        return line + "\n" + kind;
    }

    @Override
    public void close() {
        filings.close();
        plans.close();
        draws.close();
        covered.close();
    }
}
