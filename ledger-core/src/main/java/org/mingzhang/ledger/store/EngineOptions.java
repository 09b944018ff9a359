package org.mingzhang.ledger.store;

import java.time.Duration;

/// The bounds of the engine. Every queue, batch and window has one.
///
/// @param node the name that other nodes and clients see while this one writes
/// @param window what is kept in memory of the durable entries, for conditions and sourcing without
///   SQL
/// @param queue what is queued or being stored, beyond which an append is refused
/// @param batch what goes in one transaction; a larger command still goes in one
/// @param patience how long the writer waits, and for what
/// @param unsafeServerAllowed for tests alone: a server that may lose what it has acknowledged
public record EngineOptions(
        String node,
        Bound window,
        Bound queue,
        Bound batch,
        Patience patience,
        boolean unsafeServerAllowed) {

    private static final int MEBIBYTE = 1 << 20;

    /// So much at most.
    ///
    /// @param entries at least one
    /// @param bytes those of the entries at their widest, at least one
    public record Bound(int entries, long bytes) {
        public Bound {
            if (entries < 1 || bytes < 1) {
                throw new IllegalArgumentException(
                        "a bound is at least one entry and one byte, not %d and %d"
                                .formatted(entries, bytes));
            }
        }

        private Bound ofEntries(int other) {
            return new Bound(other, bytes);
        }
    }

    /// How long the writer waits.
    ///
    /// @param outcome that a command waits to learn whether a broken commit came through
    /// @param retry between attempts to get a session
    /// @param databaseOffsetMax how far the clock may be from the database's
    public record Patience(Duration outcome, Duration retry, Duration databaseOffsetMax) {}

    /// What serves 1 GB of heap. The window holds the entries of half a second at full load, which
    /// no decision looks behind for long; more of them would outlive several young collections and
    /// be copied by each.
    public static EngineOptions defaults(String node) {
        return new EngineOptions(
                node,
                new Bound(4_096, 32L * MEBIBYTE),
                new Bound(8_192, 32L * MEBIBYTE),
                new Bound(1_024, 4L * MEBIBYTE),
                new Patience(
                        Duration.ofSeconds(10), Duration.ofMillis(250), Duration.ofMillis(500)),
                false);
    }

    /// The same with another window.
    public EngineOptions withWindow(int entries) {
        return new EngineOptions(
                node, window.ofEntries(entries), queue, batch, patience, unsafeServerAllowed);
    }

    /// The same with another bound of the queue.
    public EngineOptions withQueue(int entries, long bytes) {
        return new EngineOptions(
                node, window, new Bound(entries, bytes), batch, patience, unsafeServerAllowed);
    }

    /// The same with another bound of a batch.
    public EngineOptions withBatch(int entries) {
        return new EngineOptions(
                node, window, queue, batch.ofEntries(entries), patience, unsafeServerAllowed);
    }

    /// The same with another pause between attempts to get a session.
    public EngineOptions withRetryPause(Duration pause) {
        return with(new Patience(patience.outcome, pause, patience.databaseOffsetMax));
    }

    /// The same with another patience for the outcome of a broken commit.
    public EngineOptions withOutcomeWait(Duration wait) {
        return with(new Patience(wait, patience.retry, patience.databaseOffsetMax));
    }

    /// The same with another distance from the database's clock.
    public EngineOptions withDatabaseOffset(Duration most) {
        return with(new Patience(patience.outcome, patience.retry, most));
    }

    private EngineOptions with(Patience other) {
        return new EngineOptions(node, window, queue, batch, other, unsafeServerAllowed);
    }

    /// The same with a server that may lose what it has acknowledged.
    public EngineOptions withUnsafeServer() {
        return new EngineOptions(node, window, queue, batch, patience, true);
    }
}
