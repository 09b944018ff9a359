package org.mingzhang.api.queries;

import java.time.LocalDate;
import java.util.Optional;
import org.mingzhang.ledger.log.entry.Timestamps;
import org.mingzhang.projections.asof.Cut;

/// As of when an answer holds. The same question with `at=@<position>` and the same `effective`
/// gets the same answer for ever.
///
/// @param position the last entry that is included; -1 for an empty log
/// @param recordedAt when it was recorded
/// @param effective the last effective day that counts; left out where all do
/// @param skipped entries of types that this program does not know, which are in no figure
public record AsOfJson(
        long position, Optional<String> recordedAt, Optional<LocalDate> effective, long skipped) {

    /// The moment of a cut.
    public static AsOfJson of(Cut cut) {
        return new AsOfJson(
                cut.size() - 1, cut.knownAt().map(Timestamps::format), cut.until(), cut.skipped());
    }
}
