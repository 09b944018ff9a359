package org.mingzhang.ledger.witness;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.mingzhang.ledger.log.checkpoint.Checkpoint;
import org.mingzhang.ledger.log.checkpoint.NoteSignature;
import org.mingzhang.ledger.log.checkpoint.SignedNote;
import org.mingzhang.ledger.log.checkpoint.WitnessPolicy;
import org.mingzhang.ledger.store.Cosignatures;
import org.mingzhang.ledger.store.LogReader;
import org.mingzhang.ledger.store.WriterState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Follows the newest checkpoint with one witness.
final class WitnessTask implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WitnessTask.class);

    /// Also without a mark: a node may have become the writer since the last one.
    private static final Duration LOOK_INTERVAL = Duration.ofSeconds(10);

    private static final Duration END_WAIT_MAX = Duration.ofSeconds(5);

    private final WitnessPolicy.Witness witness;
    private final WitnessDoor door;
    private final Supplier<WriterState> state;
    private final LogReader reader;
    private final Cosignatures kept;
    private final InstantSource clock;
    private final Semaphore marks = new Semaphore(0);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    private volatile WitnessStanding standing;

    WitnessTask(
            WitnessPolicy.Witness witness,
            WitnessDoor door,
            Supplier<WriterState> state,
            LogReader reader,
            Cosignatures kept,
            InstantSource clock) {
        this.witness = witness;
        this.door = door;
        this.state = state;
        this.reader = reader;
        this.kept = kept;
        this.clock = clock;
        this.standing = new WitnessStanding(witness, 0, 0, Optional.empty(), clock.instant());
        this.thread =
                Thread.ofVirtual().name("ledger-witness-" + witness.name()).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    void wake() {
        marks.release();
    }

    WitnessStanding standing() {
        return standing;
    }

    private void run() {
        try {
            long signed = signedBefore();
            WitnessClient client = new WitnessClient(witness, door, reader, signed);
            int failures = 0;
            while (!isClosing()) {
                try {
                    signed =
                            state.get() instanceof WriterState.Active
                                    ? follow(client, signed)
                                    : signed;
                    failures = 0;
                    boolean _ = marks.tryAcquire(LOOK_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
                    marks.drainPermits();
                } catch (WitnessFault e) {
                    note(e, failures == 0);
                    pause(++failures);
                } catch (RuntimeException e) {
                    // The database; the writer says so too.
                    note(
                            WitnessFault.trouble("the ledger failed: " + e.getMessage()),
                            failures == 0);
                    pause(++failures);
                }
            }
            if (failures == 0) {
                finish(client, signed);
            }
        } catch (InterruptedException e) {
            // The only interrupter is close().
            Thread.currentThread().interrupt();
        }
    }

    /// The last checkpoint came when the writer ended.
    private void finish(WitnessClient client, long signed) throws InterruptedException {
        try {
            follow(client, signed);
        } catch (WitnessFault e) {
            note(e, true);
        } catch (RuntimeException e) {
            note(WitnessFault.trouble("the ledger failed: " + e.getMessage()), true);
        }
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    private void pause(int failures) throws InterruptedException {
        boolean _ =
                closing.await(WitnessFeed.pauseAfter(failures).toMillis(), TimeUnit.MILLISECONDS);
    }

    /// What the database remembers; without it the witness itself says.
    private long signedBefore() {
        try {
            return kept.newestSize(witness.key());
        } catch (RuntimeException _) {
            return 0;
        }
    }

    /// Has the newest checkpoint signed, if it is not.
    ///
    /// @return the size that is signed now
    private long follow(WitnessClient client, long signed)
            throws WitnessFault, InterruptedException {
        Optional<String> newest = reader.checkpoint(client.suite());
        if (newest.isEmpty()) {
            return signed;
        }
        long size = Checkpoint.parse(SignedNote.parse(newest.get()).text()).size();
        if (size <= signed) {
            settle(signed, size);
            return signed;
        }
        standing = new WitnessStanding(witness, signed, size, standing.trouble(), standing.since());
        NoteSignature signature = client.submit(newest.get());
        Instant now = clock.instant();
        kept.keep(witness.key(), size, signature, now);
        settle(size, size);
        return size;
    }

    private void settle(long signed, long newest) {
        WitnessStanding before = standing;
        boolean mended = before.trouble().isPresent();
        standing =
                new WitnessStanding(
                        witness,
                        signed,
                        newest,
                        Optional.empty(),
                        mended ? clock.instant() : before.since());
        if (mended) {
            LOG.atInfo()
                    .addKeyValue("witness", witness.name())
                    .addKeyValue("tree.size", signed)
                    .log("witness has caught up");
        }
    }

    private void note(WitnessFault fault, boolean first) {
        WitnessStanding before = standing;
        boolean news = !before.trouble().equals(Optional.of(fault.reason()));
        standing =
                new WitnessStanding(
                        witness,
                        before.signedSize(),
                        before.newestSize(),
                        Optional.of(fault.reason()),
                        first ? clock.instant() : before.since());
        if (news) {
            (fault.isContradiction() ? LOG.atError() : LOG.atWarn())
                    .addKeyValue("witness", witness.name())
                    .addKeyValue("behind", standing.behind())
                    .addKeyValue("reason", fault.reason())
                    .log("witness is behind");
        }
    }

    /// Asks to end; does not wait.
    void end() {
        closing.countDown();
        wake();
    }

    /// Has the last checkpoint signed, if that takes no longer than some seconds.
    @Override
    public void close() {
        end();
        try {
            if (!thread.join(END_WAIT_MAX)) {
                thread.interrupt();
                thread.join();
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}
