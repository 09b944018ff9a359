package org.mingzhang.ledger.store;

import org.mingzhang.ledger.crypto.Hash32;

/// Where the entries of a command stand; derived from the entries, stored with them.
///
/// @param client the client of the command
/// @param commandId unique for that client in this log
/// @param digest of the canonical command, by the log's first suite
/// @param position of its first entry
/// @param count of its entries, which follow each other
public record Receipt(String client, String commandId, Hash32 digest, long position, int count) {}
