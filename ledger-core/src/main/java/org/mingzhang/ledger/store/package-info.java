/// The log in PostgreSQL: Axon's storage engine with its one writer, the schema, the publisher of
/// checkpoints and the readers.
///
/// Start with [org.mingzhang.ledger.store.PostgresEventStorageEngine]. An append passes through
/// four classes: `PostgresEventStorageEngine` turns events into drafts on the caller's thread,
/// `LogTail` checks its condition and gives positions under the one lock, `LogWriter` takes what
/// has queued and answers for failures, `BatchWriter` stores it in one statement.
@NullMarked
package org.mingzhang.ledger.store;

import org.jspecify.annotations.NullMarked;
