package org.mingzhang.projections.replay;

/// Told how far a rebuild is, after every batch.
@FunctionalInterface
public interface RebuildProgress {

    /// A batch is in.
    ///
    /// @param size entries folded so far
    /// @param total entries of the log, which may grow meanwhile
    /// @param entriesPerSecond since the rebuild began
    void onProgress(long size, long total, long entriesPerSecond);
}
