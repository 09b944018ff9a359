package org.mingzhang.ledger.axon;

import java.time.ZoneId;
import org.mingzhang.ledger.codec.TypeCatalogue;

/// How a ledger decides.
///
/// @param types every event and command that it knows
/// @param zone of bare dates, as the first entry of the log says
/// @param cachedPartsMax how many folded parts are kept between decisions
public record LedgerSettings(TypeCatalogue types, ZoneId zone, long cachedPartsMax) {

    /// What serves 1 GB of heap.
    public static LedgerSettings of(TypeCatalogue types, ZoneId zone) {
        return new LedgerSettings(types, zone, 200_000);
    }
}
