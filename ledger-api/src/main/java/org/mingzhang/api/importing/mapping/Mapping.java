package org.mingzhang.api.importing.mapping;

import java.util.Optional;
import java.util.regex.Pattern;
import org.mingzhang.ledger.controlpool.PoolRule;

/// How the budgets and payments of one publisher are read, and what they mean in the ledger.
///
/// @param name what the command line calls it, `[a-z][a-z0-9-]{0,31}`
/// @param title for people
/// @param division the administrative division whose budget it is
/// @param currency the currency of the amounts; it must be that of the log
/// @param source the system or publication that the history comes from
/// @param pools how a line finds its control pool; absent where each line is its own
/// @param budget the files with budget lines
/// @param payments the files with payments
/// @param names the files that say what codes are called
/// @param dateAssumed whether the files give payments no date of their own, so that the one that
///   the mapping makes is assumed
/// @param persons matches the identifier of a payee that is a natural person
public record Mapping(
        String name,
        String title,
        String division,
        String currency,
        String source,
        Optional<PoolRule> pools,
        Dataset budget,
        Dataset payments,
        NameTables names,
        boolean dateAssumed,
        Pattern persons) {

    /// Whether a payee of this identifier is a natural person, whose name and purpose must not
    /// stand in the log.
    public boolean isPerson(String payee) {
        return persons.matcher(payee).matches();
    }
}
