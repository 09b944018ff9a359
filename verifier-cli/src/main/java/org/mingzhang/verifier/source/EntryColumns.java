package org.mingzhang.verifier.source;

import org.jspecify.annotations.Nullable;

/// The columns of `ledger.entry` beside the entry itself.
///
/// @param type the type's name
/// @param eventId the 16 bytes of the id
/// @param recordedAtMicros microseconds since 1970
/// @param leafSha256 the stored leaf hash; absent when the log lacks the suite
/// @param leafSm3 the same in SM3
public record EntryColumns(
        Bytes type,
        Bytes eventId,
        long recordedAtMicros,
        @Nullable Bytes leafSha256,
        @Nullable Bytes leafSm3) {}
