package org.mingzhang.verifier.signing;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.mingzhang.verifier.crypto.KeyedHash;
import org.mingzhang.verifier.spill.RecordTable;

/// From which day on the steps of a division's year are signed, as the log rules it. Not safe for
/// use by two threads at once.
///
/// **Source**: `docs/log-format.md` section 3.
final class SigningRules implements AutoCloseable {
    private static final int LAST_VERSION = 0;
    private static final int PROPOSER = 1;
    private static final int PROPOSED_DAY = 2;
    private static final int OPEN = 3;
    private static final int IN_FORCE = 4;
    private static final int REQUIRED_FROM = 5;
    private static final int FIELDS = 6;

    private final KeyedHash keyed;
    private final RecordTable years;

    SigningRules(Path workDirectory, KeyedHash keyed) {
        this.keyed = keyed;
        years = new RecordTable(workDirectory, FIELDS);
    }

    private long[] year(String name) {
        hash(name);
        long[] record = years.get(keyed.high(), keyed.low());
        return record == null ? new long[FIELDS] : record;
    }

    private long hash(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return keyed.start().add(bytes, 0, bytes.length).end().high();
    }

    private void put(String name, long[] record) {
        hash(name);
        years.put(keyed.high(), keyed.low(), record);
    }

    /// Takes down a proposal; says which rule it breaks, if any.
    Optional<String> propose(SigningFact.RuleProposed fact) {
        long[] record = year(fact.year());
        if (fact.version() != record[LAST_VERSION] + 1 || fact.requiredFrom().isEmpty()) {
            return Optional.of(
                    "signing-rule-version-not-next: version "
                            + fact.version()
                            + " follows "
                            + record[LAST_VERSION]);
        }
        long day = fact.requiredFrom().get().toEpochDay();
        if (record[IN_FORCE] != 0 && day > record[REQUIRED_FROM]) {
            return Optional.of(
                    "signing-rule-put-off: from "
                            + LocalDate.ofEpochDay(record[REQUIRED_FROM])
                            + " to "
                            + fact.requiredFrom().get());
        }
        record[LAST_VERSION] = fact.version();
        record[PROPOSER] = hash(fact.proposer());
        record[PROPOSED_DAY] = day;
        record[OPEN] = 1;
        put(fact.year(), record);
        return Optional.empty();
    }

    /// Puts a proposal in force; says which rule that breaks, if any.
    Optional<String> confirm(SigningFact.RuleConfirmed fact) {
        long[] record = year(fact.year());
        boolean same =
                fact.requiredFrom().map(LocalDate::toEpochDay).orElse(Long.MIN_VALUE)
                        == record[PROPOSED_DAY];
        if (record[OPEN] == 0 || fact.version() != record[LAST_VERSION] || !same) {
            return Optional.of(
                    "signing-rule-not-proposed: version " + fact.version() + " of " + fact.year());
        }
        boolean alone = hash(fact.confirmer()) == record[PROPOSER];
        record[OPEN] = 0;
        record[IN_FORCE] = fact.version();
        record[REQUIRED_FROM] = record[PROPOSED_DAY];
        put(fact.year(), record);
        return alone
                ? Optional.of("same-person-twice: who proposed the rule confirms it")
                : Optional.empty();
    }

    /// Whether a step in a year goes unsigned against a rule.
    ///
    /// @param day of the decision
    boolean requires(long yearHigh, long yearLow, LocalDate day) {
        long[] record = years.get(yearHigh, yearLow);
        return record != null && record[IN_FORCE] != 0 && day.toEpochDay() >= record[REQUIRED_FROM];
    }

    @Override
    public void close() {
        years.close();
    }
}
