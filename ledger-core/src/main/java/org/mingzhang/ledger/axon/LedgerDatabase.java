package org.mingzhang.ledger.axon;

import javax.sql.DataSource;
import org.mingzhang.ledger.store.EngineOptions;
import org.mingzhang.ledger.store.EventMapping;
import org.mingzhang.ledger.store.LogReader;
import org.mingzhang.ledger.store.LogRef;
import org.mingzhang.ledger.store.PostgresEventStorageEngine;
import org.mingzhang.ledger.store.Publishing;
import org.mingzhang.ledger.store.TimeSource;

/// Where a log is kept, how it is reached, and where its checkpoints go.
///
/// @param log the log
/// @param sessions sessions of the writer's role, each a new one; not a pool
/// @param pool a pool of sessions of the writer's role, for reading and for checkpoints
/// @param options the bounds of the engine
/// @param time the clocks
/// @param publishing where and with which keys checkpoints are published
public record LedgerDatabase(
        LogRef log,
        DataSource sessions,
        DataSource pool,
        EngineOptions options,
        TimeSource time,
        Publishing publishing) {

    PostgresEventStorageEngine open(EventMapping mapping) {
        return PostgresEventStorageEngine.open(
                log, sessions, pool, mapping, options, time, publishing);
    }

    LogReader reader() {
        return new LogReader(pool, log);
    }
}
