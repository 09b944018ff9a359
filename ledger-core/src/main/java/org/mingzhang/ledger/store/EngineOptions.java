package org.mingzhang.ledger.store;

import java.time.Duration;

/// The bounds of the engine. Every queue, batch and window has one, in entries and in bytes; bytes
/// are those of the entries at their widest.
///
/// @param node the name that other nodes and clients see while this one writes
/// @param windowEntries durable entries kept in memory, for conditions and sourcing without SQL
/// @param windowBytes likewise
/// @param queueEntries entries queued or being stored, beyond which an append is refused
/// @param queueBytes likewise
/// @param batchEntries entries of one transaction; a larger command still goes in one
/// @param batchBytes likewise
/// @param outcomeWait how long a command waits to learn whether a broken commit came through
/// @param retryPause between attempts to get a session
/// @param databaseOffsetMax how far the clock may be from the database's
/// @param unsafeServerAllowed for tests alone: a server that may lose what it has acknowledged
public record EngineOptions(
        String node,
        int windowEntries,
        long windowBytes,
        int queueEntries,
        long queueBytes,
        int batchEntries,
        long batchBytes,
        Duration outcomeWait,
        Duration retryPause,
        Duration databaseOffsetMax,
        boolean unsafeServerAllowed) {

    private static final int MEBIBYTE = 1 << 20;

    public EngineOptions {
        if (windowEntries < 1 || queueEntries < 1 || batchEntries < 1) {
            throw new IllegalArgumentException("every bound is at least one entry");
        }
        if (windowBytes < 1 || queueBytes < 1 || batchBytes < 1) {
            throw new IllegalArgumentException("every bound is at least one byte");
        }
    }

    /// What serves 1 GB of heap: the window holds the entries of some seconds at full load.
    public static EngineOptions defaults(String node) {
        return new EngineOptions(
                node,
                50_000,
                96L * MEBIBYTE,
                8_192,
                32L * MEBIBYTE,
                1_024,
                4L * MEBIBYTE,
                Duration.ofSeconds(10),
                Duration.ofMillis(250),
                Duration.ofMillis(500),
                false);
    }

    /// The same with another window.
    public EngineOptions withWindow(int entries) {
        return new EngineOptions(
                node,
                entries,
                windowBytes,
                queueEntries,
                queueBytes,
                batchEntries,
                batchBytes,
                outcomeWait,
                retryPause,
                databaseOffsetMax,
                unsafeServerAllowed);
    }

    /// The same with another bound of the queue.
    public EngineOptions withQueue(int entries, long bytes) {
        return new EngineOptions(
                node,
                windowEntries,
                windowBytes,
                entries,
                bytes,
                batchEntries,
                batchBytes,
                outcomeWait,
                retryPause,
                databaseOffsetMax,
                unsafeServerAllowed);
    }

    /// The same with another bound of a batch.
    public EngineOptions withBatch(int entries) {
        return new EngineOptions(
                node,
                windowEntries,
                windowBytes,
                queueEntries,
                queueBytes,
                entries,
                batchBytes,
                outcomeWait,
                retryPause,
                databaseOffsetMax,
                unsafeServerAllowed);
    }

    /// The same with another pause between attempts to get a session.
    public EngineOptions withRetryPause(Duration pause) {
        return new EngineOptions(
                node,
                windowEntries,
                windowBytes,
                queueEntries,
                queueBytes,
                batchEntries,
                batchBytes,
                outcomeWait,
                pause,
                databaseOffsetMax,
                unsafeServerAllowed);
    }

    /// The same with another patience for the outcome of a broken commit.
    public EngineOptions withOutcomeWait(Duration wait) {
        return new EngineOptions(
                node,
                windowEntries,
                windowBytes,
                queueEntries,
                queueBytes,
                batchEntries,
                batchBytes,
                wait,
                retryPause,
                databaseOffsetMax,
                unsafeServerAllowed);
    }

    /// The same with another distance from the database's clock.
    public EngineOptions withDatabaseOffset(Duration most) {
        return new EngineOptions(
                node,
                windowEntries,
                windowBytes,
                queueEntries,
                queueBytes,
                batchEntries,
                batchBytes,
                outcomeWait,
                retryPause,
                most,
                unsafeServerAllowed);
    }

    /// The same with a server that may lose what it has acknowledged.
    public EngineOptions withUnsafeServer() {
        return new EngineOptions(
                node,
                windowEntries,
                windowBytes,
                queueEntries,
                queueBytes,
                batchEntries,
                batchBytes,
                outcomeWait,
                retryPause,
                databaseOffsetMax,
                true);
    }
}
