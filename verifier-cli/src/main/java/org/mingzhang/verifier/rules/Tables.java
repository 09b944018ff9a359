package org.mingzhang.verifier.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// The tables that two persons published, each with all its versions. Small enough for memory: a
/// version is one entry of at most 64 KiB.
final class Tables {
    private static final String ANY = "*";

    private final Map<String, Table> tables = new HashMap<>();

    /// A version of a table.
    record Version(
            long number, LocalDate from, Optional<LocalDate> until, List<List<String>> rows) {

        private boolean holdsOn(LocalDate day) {
            return !day.isBefore(from) && until.filter(day::isAfter).isEmpty();
        }

        /// The rows of a name, or those of `*` if it has none.
        List<List<String>> named(String name) {
            List<List<String>> own = filter(row -> row.get(0).equals(name));
            return own.isEmpty() ? filter(row -> row.get(0).equals(ANY)) : own;
        }

        private List<List<String>> filter(Predicate<List<String>> wanted) {
            return rows.stream().filter(wanted).toList();
        }
    }

    private static final class Table {
        private long last;
        private Optional<String> proposer = Optional.empty();
        private Optional<Version> proposed = Optional.empty();
        private final List<Version> published = new ArrayList<>();
    }

    /// Whether a cell holds the beginning of a code, or `*`.
    static boolean begins(String prefix, String code) {
        return prefix.equals(ANY) || code.startsWith(prefix);
    }

    /// How much of a code a cell names.
    static int length(String prefix) {
        return prefix.equals(ANY) ? 0 : prefix.length();
    }

    void propose(String name, Version version, String proposer) {
        Table table = tables.computeIfAbsent(name, unused -> new Table());
        if (version.number() != table.last + 1) {
            throw new BrokenRule(
                    "table-version-not-next",
                    "version " + version.number() + " of " + name + " follows " + table.last);
        }
        table.last = version.number();
        table.proposed = Optional.of(version);
        table.proposer = Optional.of(proposer);
    }

    void confirm(String name, long number, String confirmer) {
        Table table = tables.computeIfAbsent(name, unused -> new Table());
        Version version =
                table.proposed
                        .filter(proposed -> proposed.number() == number)
                        .orElseThrow(() ->
                                new BrokenRule(
                                        "table-not-proposed", "version " + number + " of " + name));
        if (table.proposer.filter(confirmer::equals).isPresent()) {
            throw new BrokenRule("same-person-twice", "who proposed " + name + " confirms it");
        }
        table.published.add(0, version);
        table.proposed = Optional.empty();
    }

    /// The latest version that holds for a day.
    Optional<Version> inForce(String division, String name, LocalDate day) {
        Table table = tables.get(division + "/" + name);
        return table == null
                ? Optional.empty()
                : table.published.stream().filter(version -> version.holdsOn(day)).findFirst();
    }
}
