package org.mingzhang.ledger.witness;

import java.time.Instant;
import java.util.Optional;
import org.mingzhang.ledger.log.checkpoint.WitnessPolicy;

/// How far a witness has followed the log.
///
/// @param witness which one
/// @param signedSize the largest checkpoint that it has signed, 0 if none
/// @param newestSize the newest checkpoint of its suite
/// @param trouble why it is not asked again before some time has passed; empty if all is well
/// @param since when the trouble began, or the process if there is none
public record WitnessStanding(
        WitnessPolicy.Witness witness,
        long signedSize,
        long newestSize,
        Optional<String> trouble,
        Instant since) {

    /// How many entries the newest checkpoint has that the witness has not signed for.
    public long behind() {
        return newestSize - signedSize;
    }
}
