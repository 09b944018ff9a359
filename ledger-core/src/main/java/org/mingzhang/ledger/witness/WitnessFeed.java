package org.mingzhang.ledger.witness;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.mingzhang.ledger.log.checkpoint.WitnessPolicy;
import org.mingzhang.ledger.store.Cosignatures;
import org.mingzhang.ledger.store.LogReader;
import org.mingzhang.ledger.store.PostgresEventStorageEngine;

/// Submits each published checkpoint to every witness of a policy, and keeps what they sign.
///
/// Each witness has a thread of its own that takes the newest checkpoint whenever it is free, so
/// that a slow one misses some and holds up nobody; the writer only leaves a mark. After trouble a
/// witness is left alone for a second, then twice as long each time, up to a minute.
public final class WitnessFeed implements AutoCloseable {

    private static final long PAUSE_SECONDS_MAX = 60;

    private final List<WitnessTask> tasks = new ArrayList<>();

    private WitnessFeed() {}

    /// Begins to submit, as soon as the engine writes.
    ///
    /// @param doors how to reach a submission prefix
    /// @param reader of the log
    /// @param kept where signatures go
    public static WitnessFeed start(
            WitnessPolicy policy,
            Function<String, WitnessDoor> doors,
            PostgresEventStorageEngine engine,
            LogReader reader,
            Cosignatures kept,
            InstantSource clock) {
        WitnessFeed feed = new WitnessFeed();
        for (WitnessPolicy.Witness witness : policy.witnesses()) {
            Optional<WitnessDoor> door = witness.url().map(doors);
            if (door.isPresent() && reader.log().suites().contains(witness.key().suite())) {
                feed.tasks.add(
                        new WitnessTask(witness, door.get(), engine::state, reader, kept, clock));
            }
        }
        engine.onPublished(_ -> feed.tasks.forEach(WitnessTask::wake));
        feed.tasks.forEach(WitnessTask::start);
        return feed;
    }

    /// How far each witness is, in the order of the policy.
    public List<WitnessStanding> standings() {
        return tasks.stream().map(WitnessTask::standing).toList();
    }

    /// Has the last checkpoint signed, and ends. To be closed after the engine.
    @Override
    public void close() {
        tasks.forEach(WitnessTask::end);
        tasks.forEach(WitnessTask::close);
    }

    /// How long to leave a witness alone after so many failures in a row.
    static Duration pauseAfter(int failures) {
        return Duration.ofSeconds(Math.min(PAUSE_SECONDS_MAX, 1L << Math.min(failures - 1, 6)));
    }
}
