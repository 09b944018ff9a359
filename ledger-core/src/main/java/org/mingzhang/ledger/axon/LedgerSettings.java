package org.mingzhang.ledger.axon;

import java.time.ZoneId;
import org.mingzhang.ledger.codec.TypeCatalogue;

/// How a ledger decides.
///
/// @param types every event and command that it knows
/// @param zone of bare dates, as the first entry of the log says
/// @param cachedPartsMax how many folded parts of each kind are kept between decisions
/// @param refusalsPerMinuteMax how many refusals of one client are recorded in a minute; what goes
///   beyond is answered and counted
/// @param grantsGovern whether a person acts in the roles that the log grants them, and in no other
public record LedgerSettings(
        TypeCatalogue types,
        ZoneId zone,
        long cachedPartsMax,
        int refusalsPerMinuteMax,
        boolean grantsGovern) {

    /// What serves 1 GB of heap, and an import of a city's years.
    public static LedgerSettings of(TypeCatalogue types, ZoneId zone) {
        return new LedgerSettings(types, zone, 100_000, 10_000, false);
    }

    /// The same with another limit of refusals.
    public LedgerSettings withRefusalsPerMinute(int max) {
        return new LedgerSettings(types, zone, cachedPartsMax, max, grantsGovern);
    }

    /// The same where the grants of the log say who has which role, or where they do not.
    public LedgerSettings withGrantsGoverning(boolean govern) {
        return new LedgerSettings(types, zone, cachedPartsMax, refusalsPerMinuteMax, govern);
    }
}
