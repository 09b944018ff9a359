/// Signed statements about a tree: checkpoints, the notes that carry them, proofs in one file.
///
/// Start at [Checkpoint][org.mingzhang.ledger.log.checkpoint.Checkpoint]. **Source**
/// `docs/log-format.md`, sections 6 and 9; C2SP `signed-note`, `tlog-checkpoint`, `tlog-proof`.
@NullMarked
package org.mingzhang.ledger.log.checkpoint;

import org.jspecify.annotations.NullMarked;
