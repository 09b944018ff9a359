package org.mingzhang.api.wiring;

import java.time.ZoneId;
import org.mingzhang.ledger.store.LogRef;

/// What never changes about the log, as its first entry says.
///
/// @param ref its key, origin and suites
/// @param currency of every amount, ISO 4217
/// @param zone of bare dates
public record LogFacts(LogRef ref, String currency, ZoneId zone) {

    /// Its name.
    public String origin() {
        return ref.origin().value();
    }
}
