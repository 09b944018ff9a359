package org.mingzhang.verifier.source;

import java.util.Optional;

/// The row of `ledger.head`.
///
/// @param size the next position
/// @param recordedAtMicros when the last entry was recorded, in microseconds since 1970
/// @param leafSha256 the last entry's leaf hash
/// @param leafSm3 the same in SM3
public record HeadRow(
        long size,
        Optional<Long> recordedAtMicros,
        Optional<Bytes> leafSha256,
        Optional<Bytes> leafSm3) {}
