package org.mingzhang.verifier.source;

import org.jspecify.annotations.Nullable;

/// A signed note as the source keeps it.
///
/// @param place where it lies, for messages
/// @param note the bytes of the note
/// @param columns what a database keeps beside it; null in a dump
public record StoredCheckpoint(String place, Bytes note, @Nullable Columns columns) {
    /// The columns of `ledger.checkpoint` beside the note.
    ///
    /// @param treeSize the column `size`
    /// @param root the column `root`
    public record Columns(long treeSize, Bytes root) {}
}
