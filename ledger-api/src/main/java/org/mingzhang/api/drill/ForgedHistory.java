package org.mingzhang.api.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.mingzhang.ledger.crypto.Hash32;
import org.mingzhang.ledger.crypto.LogKeys;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.crypto.TreeHashers;
import org.mingzhang.ledger.log.checkpoint.Checkpoint;
import org.mingzhang.ledger.log.entry.CanonicalJson;
import org.mingzhang.ledger.log.merkle.CompactRange;
import org.mingzhang.ledger.log.merkle.Tiles;
import tools.jackson.databind.node.ObjectNode;

/// Another history, without a seam: an entry is changed, and everything that follows from it is
/// made anew, as far as the keys at hand allow.
final class ForgedHistory {

    private final Victim victim;
    private final Optional<LogKeys> keys;

    /// Per suite, every leaf hash of the new history.
    private final Map<Suite, List<Hash32>> leaves = new EnumMap<>(Suite.class);

    /// Per suite and size, the root of the new history.
    private final Map<Suite, Map<Long, Hash32>> roots = new EnumMap<>(Suite.class);

    /// @param keys sign the new checkpoints; without them the old ones stay
    ForgedHistory(Victim victim, Optional<LogKeys> keys) {
        this.victim = victim;
        this.keys = keys;
    }

    private List<Suite> suites() {
        return victim.scene().log().suites();
    }

    /// Changes one entry and makes the rest fit.
    void rewrite(long position, Consumer<ObjectNode> edit) throws SQLException, IOException {
        rewriteEntries(position, edit);
        victim.execute("delete from ledger.cosignature where size > " + position);
        // The ledger builds its read side anew at its next start.
        victim.execute("delete from read_control.generation");
        for (Suite suite : suites()) {
            rewriteTree(suite);
            if (keys.isPresent()) {
                rewriteCheckpoints(suite, position, keys.get());
            }
        }
        victim.execute(
                "update ledger.head h set recorded_at = e.recorded_at,"
                        + " leaf_sha256 = e.leaf_sha256, leaf_sm3 = e.leaf_sm3"
                        + " from ledger.entry e where e.log = h.log and e.position = h.size - 1");
    }

    private void rewriteEntries(long from, Consumer<ObjectNode> edit) throws SQLException {
        suites().forEach(suite -> leaves.put(suite, new ArrayList<>()));
        try (PreparedStatement query =
                        victim.connection()
                                .prepareStatement(
                                        "select position, entry from ledger.entry where log = ?"
                                                + " order by position");
                PreparedStatement update =
                        victim.connection()
                                .prepareStatement(
                                        "update ledger.entry set entry = ?, leaf_sha256 = ?,"
                                                + " leaf_sm3 = ?, recorded_at = ?::timestamptz"
                                                + " where log = ? and position = ?")) {
            query.setInt(1, victim.log());
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    long position = row.getLong(1);
                    byte[] entry = row.getBytes(2);
                    if (position >= from) {
                        store(update, position, forged(entry, position == from ? edit : _ -> {}));
                    } else {
                        suites().forEach(suite -> grow(suite, entry));
                    }
                }
            }
            update.executeBatch();
        }
    }

    private Hash32 grow(Suite suite, byte[] entry) {
        Hash32 leaf = TreeHashers.of(suite).leaf(entry);
        of(suite).add(leaf);
        return leaf;
    }

    private List<Hash32> of(Suite suite) {
        return Objects.requireNonNull(leaves.get(suite));
    }

    private byte[] forged(byte[] entry, Consumer<ObjectNode> edit) {
        ObjectNode tree = (ObjectNode) CanonicalJson.parseStrict(entry);
        edit.accept(tree);
        ObjectNode previous = (ObjectNode) tree.path("previous");
        for (Suite suite : suites()) {
            if (!of(suite).isEmpty()) {
                previous.put(suite.id(), of(suite).getLast().hex());
            }
        }
        return CanonicalJson.write(tree);
    }

    private void store(PreparedStatement update, long position, byte[] entry) throws SQLException {
        update.setBytes(1, entry);
        update.setBytes(2, null);
        update.setBytes(3, null);
        for (Suite suite : suites()) {
            update.setBytes(suite == Suite.SHA256 ? 2 : 3, grow(suite, entry).toBytes());
        }
        update.setString(4, CanonicalJson.parseStrict(entry).path("recordedAt").asString());
        update.setInt(5, victim.log());
        update.setLong(6, position);
        update.addBatch();
    }

    private void rewriteTree(Suite suite) throws SQLException {
        List<List<Hash32>> open = new ArrayList<>();
        Map<Long, Hash32> ofSize = new HashMap<>();
        CompactRange range = CompactRange.empty(TreeHashers.of(suite));
        try (PreparedStatement update =
                victim.connection()
                        .prepareStatement(
                                "update ledger.tile set hashes = ?, root = ? where log = ?"
                                        + " and suite = ? and level = ? and index = ?")) {
            List<FullTile> full = new ArrayList<>();
            for (Hash32 leaf : of(suite)) {
                range.append(leaf, (level, index, hash) -> fill(open, level, index, hash, full));
                ofSize.put(range.size(), range.root());
            }
            for (FullTile tile : full) {
                update.setBytes(1, Tiles.bytes(tile.hashes()));
                update.setBytes(2, tile.root().toBytes());
                update.setInt(3, victim.log());
                update.setString(4, suite.id());
                update.setInt(5, tile.level());
                update.setLong(6, tile.index());
                update.addBatch();
            }
            update.executeBatch();
        }
        roots.put(suite, ofSize);
    }

    private record FullTile(int level, long index, List<Hash32> hashes, Hash32 root) {}

    /// A tile is full when the node above its hashes is complete.
    private static void fill(
            List<List<Hash32>> open, int level, long index, Hash32 hash, List<FullTile> full) {
        if (level % Tiles.HEIGHT != 0) {
            return;
        }
        int tile = level / Tiles.HEIGHT;
        while (open.size() <= tile) {
            open.add(new ArrayList<>());
        }
        if (tile > 0) {
            List<Hash32> below = open.get(tile - 1);
            full.add(new FullTile(tile - 1, index, List.copyOf(below), hash));
            below.clear();
        }
        open.get(tile).add(hash);
    }

    private void rewriteCheckpoints(Suite suite, long position, LogKeys signing)
            throws SQLException, IOException {
        String newest = "";
        try (PreparedStatement query =
                        victim.connection()
                                .prepareStatement(
                                        "select size from ledger.checkpoint where log = ?"
                                                + " and suite = ? and size > ? order by size");
                PreparedStatement update =
                        victim.connection()
                                .prepareStatement(
                                        "update ledger.checkpoint set root = ?, note = ?"
                                                + " where log = ? and suite = ? and size = ?")) {
            query.setInt(1, victim.log());
            query.setString(2, suite.id());
            query.setLong(3, position);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    long size = row.getLong(1);
                    Hash32 root =
                            Objects.requireNonNull(
                                    Objects.requireNonNull(roots.get(suite)).get(size));
                    newest =
                            new Checkpoint(victim.scene().log().origin(), suite, size, root)
                                    .sign(signing.signer(suite))
                                    .format();
                    update.setBytes(1, root.toBytes());
                    update.setString(2, newest);
                    update.setInt(3, victim.log());
                    update.setString(4, suite.id());
                    update.setLong(5, size);
                    update.addBatch();
                }
            }
            update.executeBatch();
        }
        Path folder = suite == Suite.SM3 ? victim.published().resolve("sm3") : victim.published();
        if (!newest.isEmpty()) {
            Files.writeString(folder.resolve("checkpoint"), newest);
        }
    }
}
