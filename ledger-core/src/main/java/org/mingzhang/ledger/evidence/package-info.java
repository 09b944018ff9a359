/// What an outsider is handed: the log as static files, and exports of it.
///
/// Start at [LogFiles][org.mingzhang.ledger.evidence.LogFiles], which has the bytes of every file,
/// and at [LogExport][org.mingzhang.ledger.evidence.LogExport], which writes all of them. Nothing
/// here is trusted by whoever checks it, and nothing here writes to the log. **Source**
/// `docs/log-format.md`, sections 8, 9 and 13.
@NullMarked
package org.mingzhang.ledger.evidence;

import org.jspecify.annotations.NullMarked;
