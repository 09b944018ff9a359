package org.mingzhang.ledger.store.tagindex;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mingzhang.ledger.crypto.Hash32;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.crypto.TreeHasher;
import org.mingzhang.ledger.crypto.TreeHashers;
import org.mingzhang.ledger.log.merkle.CompactRange;
import org.mingzhang.ledger.log.merkle.HashReader;
import org.mingzhang.ledger.log.merkle.InclusionProof;
import org.mingzhang.ledger.store.LogRef;

/// The tree over all tags, stored in blocks of 256 leaves; through a connection of the caller, in
/// one transaction. Memory is bounded by a block, and by a node for each block.
final class TagTree {

    private static final int BLOCK_LEVEL = 8;
    private static final int BLOCK_LEAVES = 1 << BLOCK_LEVEL;
    private static final int FETCH_ROWS = 4_096;

    private record Block(long number, String firstTag) {}

    private final Connection connection;
    private final LogRef log;
    private final TagStates states;

    /// The leaves of blocks that one proof needs more than once.
    private final Map<Long, List<TagLeaf>> read = new HashMap<>();

    TagTree(Connection connection, LogRef log) {
        this.connection = connection;
        this.log = log;
        this.states = new TagStates(connection, log);
    }

    /// Makes the tree of the states as they are, and stores its blocks.
    TagIndexRoot build(long size) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("delete from ledger.tag_block where log = ?")) {
            delete.setInt(1, log.id());
            delete.executeUpdate();
        }
        Map<Suite, CompactRange> ranges = new EnumMap<>(Suite.class);
        for (Suite suite : log.suites()) {
            ranges.put(suite, CompactRange.empty(TreeHashers.of(suite)));
        }
        long tags = 0;
        String next = "";
        while (true) {
            List<TagLeaf> leaves = states.leavesFrom(next, FETCH_ROWS);
            for (int at = 0; at < leaves.size(); at += BLOCK_LEAVES) {
                List<TagLeaf> block =
                        leaves.subList(at, Math.min(at + BLOCK_LEAVES, leaves.size()));
                store(tags / BLOCK_LEAVES, block, append(ranges, block));
                tags += block.size();
            }
            if (leaves.size() < FETCH_ROWS) {
                break;
            }
            // Tags are printable ASCII, so that nothing lies between a tag and this.
            next = leaves.getLast().tag() + '\u0001';
        }
        Map<Suite, Hash32> roots = new EnumMap<>(Suite.class);
        ranges.forEach((suite, range) -> roots.put(suite, range.root()));
        return new TagIndexRoot(size, tags, roots);
    }

    /// The nodes of a block that it completes.
    private static Map<Suite, Hash32> append(Map<Suite, CompactRange> ranges, List<TagLeaf> block) {
        Map<Suite, Hash32> nodes = new EnumMap<>(Suite.class);
        ranges.forEach((suite, range) -> {
            for (TagLeaf leaf : block) {
                range.append(
                        leaf.hash(TreeHashers.of(suite)),
                        (level, _, hash) -> {
                            if (level == BLOCK_LEVEL) {
                                nodes.put(suite, hash);
                            }
                        });
            }
        });
        return nodes;
    }

    private void store(long number, List<TagLeaf> block, Map<Suite, Hash32> nodes)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "insert into ledger.tag_block"
                                + " (log, number, first_tag, node_sha256, node_sm3)"
                                + " values (?, ?, ?, ?, ?)")) {
            insert.setInt(1, log.id());
            insert.setLong(2, number);
            insert.setString(3, block.getFirst().tag());
            setNode(insert, 4, nodes.get(Suite.SHA256));
            setNode(insert, 5, nodes.get(Suite.SM3));
            insert.executeUpdate();
        }
    }

    private static void setNode(
            PreparedStatement insert, int column, @org.jspecify.annotations.Nullable Hash32 node)
            throws SQLException {
        if (node == null) {
            insert.setNull(column, Types.BINARY);
        } else {
            insert.setBytes(column, node.toBytes());
        }
    }

    /// The proof of a tag in the tree that was built last.
    TagProof prove(String tag, TagIndexRoot index) throws SQLException {
        long at = firstNotBelow(tag);
        List<TagProof.Proved> leaves = new ArrayList<>();
        if (at < index.tags() && leaf(at).tag().equals(tag)) {
            leaves.add(proved(at, index));
        } else {
            if (at > 0) {
                leaves.add(proved(at - 1, index));
            }
            if (at < index.tags()) {
                leaves.add(proved(at, index));
            }
        }
        return new TagProof(tag, index, leaves);
    }

    /// The number of the first leaf whose tag is not below.
    private long firstNotBelow(String tag) throws SQLException {
        Optional<Block> block = blockOf(tag);
        if (block.isEmpty()) {
            return 0;
        }
        List<TagLeaf> leaves = leaves(block.get());
        int below = 0;
        while (below < leaves.size() && leaves.get(below).tag().compareTo(tag) < 0) {
            below++;
        }
        return block.get().number() * BLOCK_LEAVES + below;
    }

    private Optional<Block> blockOf(String tag) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement(
                        "select number, first_tag from ledger.tag_block where log = ?"
                                + " and first_tag <= ? order by first_tag desc limit 1")) {
            query.setInt(1, log.id());
            query.setString(2, tag);
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(new Block(row.getLong(1), row.getString(2)))
                        : Optional.empty();
            }
        }
    }

    private List<TagLeaf> leaves(Block block) throws SQLException {
        List<TagLeaf> known = read.get(block.number());
        if (known == null) {
            known = states.leavesFrom(block.firstTag(), BLOCK_LEAVES);
            read.put(block.number(), known);
        }
        return known;
    }

    private List<TagLeaf> leaves(long number) throws SQLException {
        List<TagLeaf> known = read.get(number);
        if (known != null) {
            return known;
        }
        try (PreparedStatement query =
                connection.prepareStatement(
                        "select first_tag from ledger.tag_block where log = ? and number = ?")) {
            query.setInt(1, log.id());
            query.setLong(2, number);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("the index of tags lacks block " + number);
                }
                return leaves(new Block(number, row.getString(1)));
            }
        }
    }

    private TagLeaf leaf(long number) throws SQLException {
        return leaves(number / BLOCK_LEAVES).get((int) (number % BLOCK_LEAVES));
    }

    private TagProof.Proved proved(long number, TagIndexRoot index) throws SQLException {
        Map<Suite, List<Hash32>> paths = new EnumMap<>(Suite.class);
        for (Suite suite : log.suites()) {
            TreeHasher hasher = TreeHashers.of(suite);
            try {
                paths.put(
                        suite,
                        InclusionProof.of(hasher, nodes(hasher), number, index.tags()).path());
            } catch (UnreadableIndexException e) {
                throw new SQLException(e);
            }
        }
        return new TagProof.Proved(leaf(number), number, paths);
    }

    /// The database did not answer, in a place that allows no [SQLException].
    private static final class UnreadableIndexException extends RuntimeException {
        private static final long serialVersionUID = 1;

        UnreadableIndexException(SQLException cause) {
            super("the index of tags cannot be read", cause);
        }
    }

    private HashReader nodes(TreeHasher hasher) {
        return (level, index) -> {
            try {
                return level < BLOCK_LEVEL
                        ? inBlock(hasher, level, index)
                        : aboveBlocks(hasher, level - BLOCK_LEVEL, index);
            } catch (SQLException e) {
                throw new UnreadableIndexException(e);
            }
        };
    }

    private Hash32 inBlock(TreeHasher hasher, int level, long index) throws SQLException {
        long first = index << level;
        CompactRange range = CompactRange.empty(hasher);
        for (long leaf = first; leaf < first + (1L << level); leaf++) {
            range.append(leaf(leaf).hash(hasher));
        }
        return range.root();
    }

    private Hash32 aboveBlocks(TreeHasher hasher, int level, long index) throws SQLException {
        long first = index << level;
        CompactRange range = CompactRange.empty(hasher);
        try (PreparedStatement query =
                connection.prepareStatement(
                        "select node_"
                                + hasher.suite().id()
                                + " from ledger.tag_block where log = ? and number >= ?"
                                + " and number < ? order by number")) {
            query.setInt(1, log.id());
            query.setLong(2, first);
            query.setLong(3, first + (1L << level));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    range.append(Hash32.copyOf(row.getBytes(1)));
                }
            }
        }
        if (range.size() != 1L << level) {
            throw new SQLException("the index of tags lacks blocks from " + first + " on");
        }
        return range.root();
    }
}
