package org.mingzhang.verifier.check;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingzhang.verifier.crypto.PlainDigest;
import org.mingzhang.verifier.crypto.Suite;
import org.mingzhang.verifier.crypto.TreeHasher;
import org.mingzhang.verifier.entry.Defect;
import org.mingzhang.verifier.entry.EntryReader;
import org.mingzhang.verifier.entry.JsonTape;
import org.mingzhang.verifier.merkle.CompactRange;
import org.mingzhang.verifier.report.Code;
import org.mingzhang.verifier.report.Finding;
import org.mingzhang.verifier.report.Findings;
import org.mingzhang.verifier.source.EntryChunk;
import org.mingzhang.verifier.source.LogSource;
import org.mingzhang.verifier.source.Rows;
import org.mingzhang.verifier.source.SourceException;
import org.mingzhang.verifier.spill.SortedRuns;

/// Makes every committed tag index again and compares its roots. Only a log that commits to one is
/// read a second time; its tags are sorted on disk.
///
/// ```
/// row    tag 00 position(8) leafHash(32 for each suite)
/// leaf   tag \n count \n lastPosition \n hex H(all leaf hashes of the tag, in order)
/// ```
///
/// **Source**: `docs/log-format.md` section 9, "Completeness per tag".
final class TagIndexCheck {
    private static final int HASH = TreeHasher.HASH_BYTES;

    private final LogSource source;
    private final List<Suite> suites;
    private final Path workDirectory;
    private final Findings findings;
    private final Map<Suite, TreeHasher> leafHashers = new EnumMap<>(Suite.class);
    private final List<Index> indexes = new ArrayList<>();

    /// An index that was committed, and the one that is made again.
    private static final class Index {
        final long position;
        final LogFact.TagIndexCommitted claim;
        final Map<Suite, CompactRange> trees = new EnumMap<>(Suite.class);
        long tags;

        Index(long position, LogFact.TagIndexCommitted claim) {
            this.position = position;
            this.claim = claim;
        }
    }

    TagIndexCheck(LogSource source, Set<Suite> suites, Path workDirectory, Findings findings) {
        this.source = source;
        this.suites = List.copyOf(suites);
        suites.forEach(suite -> leafHashers.put(suite, suite.newHasher()));
        this.workDirectory = workDirectory;
        this.findings = findings;
    }

    void add(long position, LogFact.TagIndexCommitted claim) {
        if (claim.size() < 0 || claim.size() > position) {
            bad(position, "a tag index of size " + claim.size() + " covers its own entry");
            return;
        }
        Index index = new Index(position, claim);
        for (Suite suite : suites) {
            index.trees.put(
                    suite,
                    new CompactRange(suite.newHasher(), (level, number, hashes, offset) -> {}));
        }
        indexes.add(index);
    }

    /// Compares with the entries, once all were read.
    ///
    /// @param whole how many entries, from the first, have no gap
    void compare(long whole) throws SourceException, IOException {
        indexes.removeIf(index -> index.claim.size() > whole);
        if (indexes.isEmpty()) {
            return;
        }
        long end = indexes.stream().mapToLong(index -> index.claim.size()).max().orElse(0);
        try (SortedRuns runs = new SortedRuns(workDirectory)) {
            read(runs, end);
            group(runs);
        }
        indexes.forEach(this::report);
    }

    private void read(SortedRuns runs, long end) throws SourceException, IOException {
        EntryReader reader = new EntryReader();
        Map<Suite, TreeHasher> hashers = new EnumMap<>(Suite.class);
        suites.forEach(suite -> hashers.put(suite, suite.newHasher()));
        Map<Suite, byte[]> leaves = new EnumMap<>(Suite.class);
        suites.forEach(suite -> leaves.put(suite, new byte[EntryChunk.ENTRIES_MAX * HASH]));
        try (Rows<EntryChunk> chunks = source.entries()) {
            for (EntryChunk chunk = chunks.next();
                    chunk != null && chunk.position(0) < end;
                    chunk = chunks.next()) {
                EntryChunk some = chunk;
                hashers.forEach((suite, hasher) ->
                        hasher.leaves(
                                some.data(),
                                some.offsets(),
                                some.lengths(),
                                some.count(),
                                Objects.requireNonNull(leaves.get(suite))));
                for (int i = 0; i < chunk.count() && chunk.position(i) < end; i++) {
                    Defect defect =
                            reader.read(chunk.data()[i], chunk.offsets()[i], chunk.lengths()[i]);
                    if (defect == null || defect.rule() == Defect.Rule.TIME) {
                        add(runs, reader, chunk.position(i), leaves, i);
                    }
                }
            }
        }
    }

    private void add(
            SortedRuns runs, EntryReader reader, long position, Map<Suite, byte[]> leaves, int i)
            throws IOException {
        JsonTape tape = reader.tape();
        int array = reader.tagArray();
        for (int tag = array + 1; tag < tape.after(array); tag = tape.after(tag)) {
            byte[] text = tape.text(tag).getBytes(StandardCharsets.UTF_8);
            ByteBuffer row =
                    ByteBuffer.allocate(text.length + 1 + Long.BYTES + suites.size() * HASH);
            row.put(text).put((byte) 0).putLong(position);
            for (Suite suite : suites) {
                row.put(Objects.requireNonNull(leaves.get(suite)), i * HASH, HASH);
            }
            runs.add(row.array());
        }
    }

    /// Every index sees the first rows of a tag, up to its own size.
    private void group(SortedRuns runs) throws IOException {
        List<Index> bySize = new ArrayList<>(indexes);
        bySize.sort((a, b) -> Long.compare(a.claim.size(), b.claim.size()));
        byte[] row = runs.next();
        while (row != null) {
            int end = tagEnd(row);
            byte[] tag = Arrays.copyOf(row, end);
            Map<Suite, PlainDigest> digests = new EnumMap<>(Suite.class);
            suites.forEach(suite -> digests.put(suite, PlainDigest.of(suite)));
            long count = 0;
            long last = -1;
            int next = 0;
            while (row != null && isOf(row, tag)) {
                long position = ByteBuffer.wrap(row).getLong(end + 1);
                while (next < bySize.size() && bySize.get(next).claim.size() <= position) {
                    append(bySize.get(next++), tag, count, last, digests);
                }
                for (int i = 0; i < suites.size(); i++) {
                    Objects.requireNonNull(digests.get(suites.get(i)))
                            .update(row, end + 1 + Long.BYTES + i * HASH, HASH);
                }
                count++;
                last = position;
                row = runs.next();
            }
            while (next < bySize.size()) {
                append(bySize.get(next++), tag, count, last, digests);
            }
        }
    }

    private static int tagEnd(byte[] row) {
        int end = 0;
        while (row[end] != 0) {
            end++;
        }
        return end;
    }

    private static boolean isOf(byte[] row, byte[] tag) {
        return row.length > tag.length
                && row[tag.length] == 0
                && Arrays.equals(row, 0, tag.length, tag, 0, tag.length);
    }

    private void append(
            Index index, byte[] tag, long count, long last, Map<Suite, PlainDigest> digests) {
        if (count == 0) {
            return;
        }
        index.tags++;
        byte[] hash = new byte[HASH];
        index.trees.forEach((suite, tree) -> {
            byte[] leaf =
                    leaf(tag, count, last, Objects.requireNonNull(digests.get(suite)).soFar());
            Objects.requireNonNull(leafHashers.get(suite)).leaf(leaf).copyTo(hash, 0);
            tree.append(hash, 0);
        });
    }

    /// The text of a leaf of the index.
    static byte[] leaf(byte[] tag, long count, long last, byte[] digest) {
        byte[] rest =
                ("\n" + count + "\n" + last + "\n" + HexFormat.of().formatHex(digest))
                        .getBytes(StandardCharsets.US_ASCII);
        byte[] leaf = Arrays.copyOf(tag, tag.length + rest.length);
        System.arraycopy(rest, 0, leaf, tag.length, rest.length);
        return leaf;
    }

    private void report(Index index) {
        if (index.tags != index.claim.tags()) {
            bad(
                    index.position,
                    "the tag index counts "
                            + index.claim.tags()
                            + " tags, the entries have "
                            + index.tags);
        }
        index.trees.forEach((suite, tree) -> {
            @Nullable String claimed = index.claim.roots().get(suite);
            String root = tree.root().hex();
            if (!root.equals(claimed)) {
                bad(
                        index.position,
                        "the tag index of suite "
                                + suite.id()
                                + " has the root "
                                + claimed
                                + ", the entries below "
                                + index.claim.size()
                                + " give "
                                + root);
            }
        });
    }

    private void bad(long position, String message) {
        findings.add(new Finding.AtEntry(Code.TAG_MISMATCH, position, message));
    }
}
