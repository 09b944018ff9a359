package org.mingzhang.verifier.source;

/// A row of `ledger.tag_filed`.
///
/// @param position the entry that carries the tag
/// @param tag the tag, cut after 200 characters
public record TagRow(long position, Bytes tag) {}
