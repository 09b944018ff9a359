package org.mingzhang.ledger.benchmark;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.mingzhang.ledger.benchmark.load.Figures;
import org.mingzhang.ledger.benchmark.load.ProcessorTime;
import org.mingzhang.ledger.testing.TestDatabase;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/// Stores the rows of the ledger's own run once more, as fast as PostgreSQL takes them: entries,
/// tags and receipts by binary COPY into empty copies of the tables, a transaction for each batch,
/// on one connection. Nothing is decided, hashed, fenced or answered.
final class RawCopy {

    private static final int BATCH = 128;

    /// Kept in memory, 1.5 kB each.
    private static final int BATCHES_MAX = 512;

    /// The first batches, which are not measured.
    private static final int WARM_BATCHES = 64;

    private static final List<String> TABLES = List.of("entry", "tag_filed", "receipt");

    private final ServerUnderTest server;
    private final TestDatabase database;
    private final long from;
    private final int batches;

    /// @param database that of a ledger that has run
    RawCopy(ServerUnderTest server, TestDatabase database) {
        this.server = server;
        this.database = database;
        long size = database.queryLong("select size from ledger.head");
        this.batches = (int) Math.min(BATCHES_MAX, size / BATCH);
        this.from = size - (long) batches * BATCH;
    }

    Figures run() throws SQLException, IOException {
        if (batches <= WARM_BATCHES) {
            throw new IllegalStateException("only " + batches + " batches to copy");
        }
        database.execute("create schema raw");
        try (Connection connection = database.owner().getConnection()) {
            List<List<byte[]>> rows = rows(connection);
            createTables(connection);
            connection.setAutoCommit(false);
            store(connection, rows.subList(0, WARM_BATCHES));
            server.checkpoint();
            double processBefore = ProcessorTime.processMicros();
            double serverBefore = server.processorTime().serverMicros();
            long before = System.nanoTime();
            store(connection, rows.subList(WARM_BATCHES, batches));
            double seconds = (System.nanoTime() - before) / 1e9;
            double entries = (double) (batches - WARM_BATCHES) * BATCH;
            return Figures.ofRate(
                    entries / seconds,
                    (ProcessorTime.processMicros() - processBefore) / entries,
                    (server.processorTime().serverMicros() - serverBefore) / entries);
        }
    }

    /// For each batch what COPY wants to be sent for each table.
    private List<List<byte[]>> rows(Connection connection) throws SQLException, IOException {
        // Tags and receipts have no index that begins with a position.
        try (Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                statement.execute(
                        "create temporary table source_%1$s as select * from ledger.%1$s"
                                        .formatted(table)
                                + " where position >= "
                                + from);
                statement.execute("create index on source_%s (position)".formatted(table));
            }
        }
        CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
        List<List<byte[]>> rows = new ArrayList<>();
        for (int batch = 0; batch < batches; batch++) {
            long first = from + (long) batch * BATCH;
            List<byte[]> ofBatch = new ArrayList<>();
            for (String table : TABLES) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                copy.copyOut(
                        "copy (select * from source_%s where position >= %d and position < %d)"
                                        .formatted(table, first, first + BATCH)
                                + " to stdout (format binary)",
                        bytes);
                ofBatch.add(bytes.toByteArray());
            }
            rows.add(ofBatch);
        }
        return rows;
    }

    /// With the indexes and checks of the originals, without their triggers and foreign keys.
    private static void createTables(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                statement.execute(
                        "create table raw.%1$s (like ledger.%1$s including all)".formatted(table));
            }
        }
    }

    private static void store(Connection connection, List<List<byte[]>> rows)
            throws SQLException, IOException {
        CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
        for (List<byte[]> batch : rows) {
            for (int i = 0; i < TABLES.size(); i++) {
                copy.copyIn(
                        "copy raw.%s from stdin (format binary)".formatted(TABLES.get(i)),
                        new ByteArrayInputStream(batch.get(i)));
            }
            connection.commit();
        }
    }
}
