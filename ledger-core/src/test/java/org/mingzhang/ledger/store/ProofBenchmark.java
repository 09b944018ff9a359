package org.mingzhang.ledger.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.mingzhang.ledger.crypto.Hash32;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.evidence.LogProofs;
import org.mingzhang.ledger.log.checkpoint.Checkpoint;
import org.mingzhang.ledger.testing.PostgresFixture;
import org.mingzhang.ledger.testing.TestDatabase;

/// How long a proof takes at the size of a large log, from its stored tiles.
///
/// Only what a proof reads is made: the tiles, the leaf hashes of the last tile, two checkpoints.
/// The leaves are numbers, not hashes of entries. Started by `./mingzhang bench proof`, with the
/// number of leaves (10,000,000).
public final class ProofBenchmark {

    private static final int PROOFS = 2_000;
    private static final int WARM_UP = 500;

    private ProofBenchmark() {}

    public static void main(String[] arguments) throws SQLException {
        long size = arguments.length == 0 ? 10_000_000 : Long.parseLong(arguments[0]);
        try (TestDatabase database = PostgresFixture.create(ProofBenchmark.class)) {
            LogRef log = PublishedLog.create(database);
            for (Suite suite : log.suites()) {
                try (Connection connection = database.owner().getConnection()) {
                    fill(connection, log, suite, size);
                }
            }
            try (Connection connection = database.owner().getConnection()) {
                lastLeaves(connection, log, size);
            }
            database.execute("analyze");
            LogProofs proofs = new LogProofs(new LogReader(database.writerPool(), log));
            Random random = new Random(10);
            for (Suite suite : log.suites()) {
                measure(
                        suite.id() + " inclusion",
                        () -> {
                            long position = random.nextLong(size);
                            return proofs.inclusion(suite, position, size).orElseThrow();
                        });
                measure(
                        suite.id() + " inclusion near the end",
                        () -> {
                            long position = size - 1 - random.nextInt(300);
                            return proofs.inclusion(suite, position, size).orElseThrow();
                        });
                measure(
                        suite.id() + " consistency",
                        () -> {
                            long from = 1 + random.nextLong(size - 1);
                            return proofs.consistency(suite, from, size);
                        });
            }
        }
    }

    private static Hash32 leaf(long position) {
        return new Hash32(position, 1, 2, 3);
    }

    private static void fill(Connection connection, LogRef log, Suite suite, long size)
            throws SQLException {
        connection.setAutoCommit(false);
        CheckpointTable table = new CheckpointTable(connection, log.id());
        TreeBuilder tree = TreeBuilder.restore(connection, log.id(), suite, 0);
        List<TreeBuilder.FullTile> full = new ArrayList<>();
        while (tree.size() < size) {
            tree.append(leaf(tree.size()), full);
            if (full.size() == 512) {
                table.insert(suite, full);
                full.clear();
            }
        }
        table.insert(suite, full);
        Checkpoint checkpoint = new Checkpoint(log.origin(), suite, size, tree.root());
        table.insert(
                checkpoint,
                checkpoint.sign(PublishedLog.keys().signer(suite)).format(),
                Instant.EPOCH);
        connection.commit();
    }

    private static void lastLeaves(Connection connection, LogRef log, long size)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "insert into ledger.entry (log, position, entry, type, event_id,"
                                + " recorded_at, leaf_sha256, leaf_sm3)"
                                + " values (?, ?, '{}', 'none', gen_random_uuid(), now(), ?, ?)")) {
            for (long position = size / 256 * 256; position < size; position++) {
                insert.setInt(1, log.id());
                insert.setLong(2, position);
                insert.setBytes(3, leaf(position).toBytes());
                insert.setBytes(4, leaf(position).toBytes());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void measure(String what, Supplier<?> proof) {
        for (int i = 0; i < WARM_UP; i++) {
            Object _ = proof.get();
        }
        long[] micros = new long[PROOFS];
        for (int i = 0; i < PROOFS; i++) {
            long begun = System.nanoTime();
            Object _ = proof.get();
            micros[i] = (System.nanoTime() - begun) / 1_000;
        }
        Arrays.sort(micros);
        System.out.printf(
                "%-30s p50 %5d µs, p99 %5d µs, most %6d µs%n",
                what, micros[PROOFS / 2], micros[PROOFS * 99 / 100], micros[PROOFS - 1]);
    }
}
