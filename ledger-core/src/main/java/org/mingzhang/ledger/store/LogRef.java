package org.mingzhang.ledger.store;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.log.entry.Origin;

/// One log of a database.
///
/// @param id its key in every table
/// @param origin its name
/// @param suites at least one, in the order of the first entry; the first gives digests
public record LogRef(int id, Origin origin, List<Suite> suites) {

    public LogRef {
        suites = List.copyOf(suites);
        if (suites.isEmpty() || EnumSet.copyOf(suites).size() != suites.size()) {
            throw new IllegalArgumentException("one or two different suites, not " + suites);
        }
    }

    /// A log with the suites of its keys.
    public static LogRef of(int id, Origin origin, Collection<Suite> suites) {
        return new LogRef(id, origin, suites.stream().sorted().toList());
    }
}
