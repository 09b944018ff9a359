package org.mingzhang.verifier.check;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mingzhang.verifier.crypto.Suite;
import org.mingzhang.verifier.crypto.TreeHasher;
import org.mingzhang.verifier.report.Finding;
import org.mingzhang.verifier.signing.SignedEntry;
import org.mingzhang.verifier.signing.SigningFact;
import org.mingzhang.verifier.source.EntryChunk;

/// What a worker found out about one chunk; the arrays run beside those of the chunk.
final class ChunkResult {
    final EntryChunk chunk;
    final List<Finding> findings = new ArrayList<>(0);

    /// The hashes of one suite.
    static final class Hashes {
        /// Leaf hashes, 32 bytes for each entry.
        final byte[] leaves;

        /// The hash over all 256 leaves; only when {@link ChunkResult#full}.
        final byte[] subtree = new byte[TreeHasher.HASH_BYTES];

        /// The hash that each entry names as its predecessor's.
        final byte[] previous;

        Hashes(int count) {
            leaves = new byte[count * TreeHasher.HASH_BYTES];
            previous = new byte[count * TreeHasher.HASH_BYTES];
        }
    }

    private final Map<Suite, Hashes> hashes = new EnumMap<>(Suite.class);

    /// Whether the entry could be read; if not, the columns below say nothing.
    final boolean[] readable;

    final long[] recordedAtMillis;
    final long[] keyHigh;
    final long[] keyLow;
    final long[] commandIndex;
    final long[] commandCount;

    /// What each readable entry means.
    final MeaningCheck.@Nullable Meaning[] meanings;

    /// What the signatures need of an entry, by its number in the chunk.
    final Map<Integer, SignedEntry> signed = new TreeMap<>();

    /// What the entries say about keys and rules of signing, by their number in the chunk.
    final Map<Integer, SigningFact> signingFacts = new TreeMap<>();

    /// What the entries say about the log itself, by their number in the chunk.
    final Map<Integer, LogFact> facts = new TreeMap<>();

    /// Whether the chunk holds 256 neighbours that start at a multiple of 256.
    boolean full;

    final Map<String, Long> types = new HashMap<>();

    long tagHigh;
    long tagLow;
    long receiptHigh;
    long receiptLow;

    ChunkResult(EntryChunk chunk, Set<Suite> suites) {
        this.chunk = chunk;
        int count = chunk.count();
        for (Suite suite : suites) {
            hashes.put(suite, new Hashes(count));
        }
        readable = new boolean[count];
        recordedAtMillis = new long[count];
        keyHigh = new long[count];
        keyLow = new long[count];
        commandIndex = new long[count];
        commandCount = new long[count];
        meanings = new MeaningCheck.Meaning[count];
    }

    /// The hashes of a suite that is checked.
    Hashes of(Suite suite) {
        return Objects.requireNonNull(hashes.get(suite));
    }
}
