package org.mingzhang.ledger.store;

import java.nio.file.Path;
import org.mingzhang.ledger.crypto.LogKeys;

/// Where and with which keys checkpoints are published.
///
/// @param keys one of each suite of the log
/// @param directory outside the database, on a disk of its own if it is to survive the database's
public record Publishing(LogKeys keys, Path directory) {}
