package org.mingzhang.projections.testing;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.mingzhang.ledger.testing.PostgresFixture;
import org.mingzhang.ledger.testing.TestDatabase;
import org.mingzhang.projections.ReadSide;
import org.mingzhang.projections.asof.AsOf;
import org.mingzhang.projections.asof.Cut;
import org.mingzhang.projections.replay.ReplayLimits;

/// A database with a log and what is needed to read it.
public final class ReadSideFixture {

    /// The zone of bare dates.
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final TestDatabase database;
    private final StoredLog log;
    private final HikariDataSource reader = new HikariDataSource();

    private ReadSideFixture(TestDatabase database) {
        this.database = database;
        reader.setDataSource(database.reader());
        reader.setMaximumPoolSize(2);
        this.log = new StoredLog(database);
        try (Connection owner = database.owner().getConnection()) {
            ReadSide.install(owner, "ledger_projector", "ledger_reader");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A new, empty log.
    public static ReadSideFixture create(Class<?> test) {
        return new ReadSideFixture(PostgresFixture.create(test));
    }

    /// The database.
    public TestDatabase database() {
        return database;
    }

    /// The log.
    public StoredLog log() {
        return log;
    }

    /// A read side, not started.
    public ReadSide readSide() {
        return readSide(database.projector(), limits(64));
    }

    /// A read side, not started.
    public ReadSide readSide(DataSource projector, ReplayLimits limits) {
        return new ReadSide(
                new ReadSide.Setting(
                        StoredLog.ID,
                        ZONE,
                        StoredLog.CODEC,
                        projector,
                        reader,
                        "ledger_reader",
                        InstantSource.system(),
                        Duration.ofSeconds(20),
                        limits));
    }

    /// Limits for tests: batches of a few entries.
    public static ReplayLimits limits(int batchEntries) {
        return limits(batchEntries, 1_000);
    }

    /// Limits for tests: batches of a few entries, folds that forget what they did not use lately.
    public static ReplayLimits limits(int batchEntries, int states) {
        return new ReplayLimits(
                batchEntries, 1 << 20, states, Duration.ofMillis(20), Duration.ofMillis(20));
    }

    /// What is known now, all entries included.
    public Cut now(ReadSide readSide) {
        return cut(readSide, AsOf.NOW);
    }

    /// A cut, made once all entries are in the rows.
    public Cut cut(ReadSide readSide, AsOf asOf) {
        try {
            return readSide.cuts()
                    .cut(
                            asOf,
                            log.size() == 0
                                    ? OptionalLong.empty()
                                    : OptionalLong.of(log.size() - 1));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
