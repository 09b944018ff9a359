package org.mingzhang.api.evidence;

import java.time.Duration;
import java.util.OptionalLong;
import org.mingzhang.api.problem.Expected;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.evidence.LogFiles;
import org.mingzhang.ledger.evidence.LogProofs;
import org.mingzhang.ledger.log.checkpoint.TlogProof;
import org.mingzhang.ledger.store.LogReader;

/// Finds the checkpoint for a proof, waiting for it if asked, and gives the proof.
public final class ProofDesk {

    /// How long a caller may wait for a checkpoint, in seconds.
    static final int WAIT_SECONDS_MAX = 10;

    private static final long RETRY_AFTER_SECONDS = 1;

    private final LogReader reader;

    /// Proofs of a log.
    public ProofDesk(LogReader reader) {
        this.reader = reader;
    }

    /// The log that the proofs are of.
    LogReader reader() {
        return reader;
    }

    /// The proof of an entry.
    ///
    /// @param size of the checkpoint; the newest if empty
    /// @param waitSeconds how long to wait for a checkpoint that covers the entry
    /// @throws FaultException if there is no such entry or checkpoint, or none in time
    TlogProof inclusion(Suite suite, long position, OptionalLong size, int waitSeconds)
            throws InterruptedException {
        if (waitSeconds < 0 || waitSeconds > WAIT_SECONDS_MAX) {
            throw new FaultException(
                    new Fault.BadParameter(
                            "wait",
                            Integer.toString(waitSeconds),
                            new Expected.Whole(0, WAIT_SECONDS_MAX)));
        }
        if (position < 0) {
            throw new FaultException(
                    new Fault.BadParameter(
                            "position", Long.toString(position), Expected.Form.POSITION));
        }
        long wanted = size.isPresent() ? size.getAsLong() : newestCovering(position, waitSeconds);
        if (position >= wanted) {
            throw new FaultException(
                    new Fault.BadParameter(
                            "size", Long.toString(wanted), new Expected.SizeAbove(position)));
        }
        return new LogProofs(reader)
                .inclusion(suite, position, wanted)
                .orElseThrow(() -> noCheckpoint(wanted));
    }

    private long newestCovering(long position, int waitSeconds) throws InterruptedException {
        long newest = reader.awaitCheckpoint(position, Duration.ofSeconds(waitSeconds));
        if (newest > position) {
            return newest;
        }
        long size = reader.size();
        throw new FaultException(
                position >= size
                        ? new Fault.PositionBeyondEnd(position, size)
                        : new Fault.PositionNotReached(position, newest, RETRY_AFTER_SECONDS));
    }

    /// The sizes must be those of checkpoints, since nothing else is signed.
    void requireCheckpoint(Suite suite, long size) {
        if (reader.checkpoint(suite, size).isEmpty()) {
            throw noCheckpoint(size);
        }
    }

    /// The size of the newest checkpoint.
    long newestSize() {
        return LogFiles.newest(reader)
                .map(LogFiles::size)
                .orElseThrow(() -> new FaultException(new Fault.NotFound("checkpoint", "newest")));
    }

    private static FaultException noCheckpoint(long size) {
        return new FaultException(new Fault.NotFound("checkpoint", Long.toString(size)));
    }
}
