/// What the ledger asks of its witnesses, and what it makes of their answers.
///
/// Start at [WitnessFeed][org.mingzhang.ledger.witness.WitnessFeed], which submits checkpoints, and
/// at [WitnessComparison][org.mingzhang.ledger.witness.WitnessComparison], which asks before the
/// first append what they remember. **Source** `docs/log-format.md`, sections 6 and 7; C2SP
/// `tlog-witness`, `tlog-cosignature`, `tlog-policy`.
@NullMarked
package org.mingzhang.ledger.witness;

import org.jspecify.annotations.NullMarked;
