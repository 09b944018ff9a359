package org.mingzhang.api.importing.sink;

import java.util.concurrent.CompletableFuture;

/// One ordered stream of commands of one person or service into a ledger.
///
/// Commands are decided strictly in the order in which they are submitted; a bounded number is in
/// flight. One thread submits.
public interface CommandSink extends AutoCloseable {

    /// Submits the next command. Waits while the most commands are in flight.
    ///
    /// @return what became of it, when that is durable; or exceptionally an [SinkUnavailable] when
    ///   the ledger cannot say, in which case the same command may be submitted again
    /// @throws InterruptedException if interrupted while waiting; the command was not submitted
    CompletableFuture<Outcome> submit(OutgoingCommand command) throws InterruptedException;

    /// Ends the stream. Every outcome is known afterwards.
    @Override
    void close();
}
