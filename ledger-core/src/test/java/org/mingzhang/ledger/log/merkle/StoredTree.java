package org.mingzhang.ledger.log.merkle;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mingzhang.ledger.crypto.Hash32;
import org.mingzhang.ledger.crypto.TreeHasher;

/// A tree in memory for tests: its leaves, its complete nodes as a [CompactRange] gave them, and
/// the recursive definition of RFC 9162 to compare with.
public final class StoredTree implements HashReader {

    private record Place(int level, long index) {}

    private final TreeHasher hasher;
    private final CompactRange range;
    private final List<Hash32> leaves = new ArrayList<>();
    private final Map<Place, Hash32> nodes = new HashMap<>();

    public StoredTree(TreeHasher hasher) {
        this.hasher = hasher;
        this.range = CompactRange.empty(hasher);
    }

    /// A tree over the decimal numbers from 0.
    static StoredTree ofNumbers(TreeHasher hasher, int size) {
        StoredTree tree = new StoredTree(hasher);
        for (int i = 0; i < size; i++) {
            tree.append(leaf(hasher, i));
        }
        return tree;
    }

    static Hash32 leaf(TreeHasher hasher, int number) {
        return hasher.leaf(Integer.toString(number).getBytes(StandardCharsets.US_ASCII));
    }

    public void append(Hash32 leaf) {
        leaves.add(leaf);
        range.append(
                leaf,
                (level, index, hash) -> {
                    if (nodes.put(new Place(level, index), hash) != null) {
                        throw new AssertionError("node given twice: " + level + "/" + index);
                    }
                });
    }

    public CompactRange range() {
        return range;
    }

    int nodeCount() {
        return nodes.size();
    }

    Hash32 leaf(int index) {
        return leaves.get(index);
    }

    @Override
    public Hash32 read(int level, long index) {
        Hash32 hash = nodes.get(new Place(level, index));
        if (hash == null) {
            throw new IllegalArgumentException("no node " + index + " of level " + level);
        }
        return hash;
    }

    /// MTH of RFC 9162, section 2.1.1, word for word.
    Hash32 definedRoot(int from, int to) {
        int count = to - from;
        if (count == 0) {
            return hasher.empty();
        }
        if (count == 1) {
            return leaves.get(from);
        }
        int k = 1;
        while (k * 2 < count) {
            k *= 2;
        }
        return hasher.node(definedRoot(from, from + k), definedRoot(from + k, to));
    }

    /// The bytes of a tile of this tree.
    public byte[] tile(int level, long index, int width) {
        List<Hash32> hashes = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            hashes.add(read(level * Tiles.HEIGHT, index * Tiles.WIDTH + i));
        }
        return Tiles.bytes(hashes);
    }
}
