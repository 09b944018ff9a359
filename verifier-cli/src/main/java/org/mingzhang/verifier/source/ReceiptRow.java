package org.mingzhang.verifier.source;

/// A row of `ledger.receipt`.
///
/// @param position the first entry of the command
/// @param count how many entries the command has
/// @param client who sent it
/// @param commandId the command's id
/// @param digest the command's digest
public record ReceiptRow(long position, long count, Bytes client, Bytes commandId, Bytes digest) {}
