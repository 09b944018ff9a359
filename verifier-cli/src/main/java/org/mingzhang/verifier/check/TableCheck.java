package org.mingzhang.verifier.check;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.mingzhang.verifier.crypto.KeyedHash;
import org.mingzhang.verifier.crypto.Suite;
import org.mingzhang.verifier.crypto.TreeHasher;
import org.mingzhang.verifier.entry.Defect;
import org.mingzhang.verifier.entry.EntryReader;
import org.mingzhang.verifier.entry.JsonTape;
import org.mingzhang.verifier.report.Code;
import org.mingzhang.verifier.report.Finding;
import org.mingzhang.verifier.report.Findings;
import org.mingzhang.verifier.source.Bytes;
import org.mingzhang.verifier.source.DerivedTables;
import org.mingzhang.verifier.source.EntryChunk;
import org.mingzhang.verifier.source.HeadRow;
import org.mingzhang.verifier.source.ReceiptRow;
import org.mingzhang.verifier.source.Rows;
import org.mingzhang.verifier.source.SourceException;
import org.mingzhang.verifier.source.TagRow;

/// Compares a database's tag rows, receipts and head with the entries: every row in both
/// directions. Sums of keyed hashes decide; only where they differ are a few thousand rows read
/// again.
final class TableCheck {
    /// Differing buckets that are read again to name positions; more would only repeat the verdict.
    private static final int BUCKETS_DETAILED = 8;

    /// Rows of one bucket that are held to name positions.
    private static final int ROWS_MAX = 2 * BucketSums.BUCKET * EntryReader.TAGS_MAX;

    private final DerivedTables tables;
    private final Findings findings;
    private final KeyedHash keyed;
    private final BucketSums tags = new BucketSums();
    private final BucketSums receipts = new BucketSums();

    TableCheck(DerivedTables tables, byte[] key, Findings findings) {
        this.tables = tables;
        this.findings = findings;
        this.keyed = new KeyedHash(key);
    }

    /// Takes what the entries of a chunk say.
    void add(ChunkResult result) {
        if (result.chunk.count() > 0 && result.chunk.position(0) >= 0) {
            long position = result.chunk.position(0);
            tags.add(position, result.tagHigh, result.tagLow);
            receipts.add(position, result.receiptHigh, result.receiptLow);
        }
    }

    /// Compares with the rows of the tables.
    ///
    /// @param size how many entries the log has
    void compare(long size) throws SourceException {
        long reach = tagReach(size);
        subtractUnfiled(reach, size);
        try (Rows<TagRow> rows = tables.tags()) {
            for (TagRow row = rows.next(); row != null; row = rows.next()) {
                if (within(row.position(), size, "tag " + row.tag())) {
                    ChunkWorker.hashTag(keyed, row.position(), row.tag());
                    tags.subtract(row.position(), keyed.high(), keyed.low());
                }
            }
        }
        try (Rows<ReceiptRow> rows = tables.receipts()) {
            for (ReceiptRow row = rows.next(); row != null; row = rows.next()) {
                if (within(row.position(), size, "receipt " + row.commandId())) {
                    hash(row);
                    receipts.subtract(row.position(), keyed.high(), keyed.low());
                }
            }
        }
        detail(tags, () -> tagLines(reach));
        detail(receipts, this::receiptLines);
    }

    private long tagReach(long size) throws SourceException {
        OptionalLong reach = tables.tagReach();
        if (reach.isEmpty() || reach.getAsLong() > size) {
            findings.add(
                    new Finding.OfLog(
                            Code.COLUMN_MISMATCH,
                            reach.isEmpty()
                                    ? "there is no row that says how far tags are filed"
                                    : "tag_reach.size holds "
                                            + reach.getAsLong()
                                            + ", the log has "
                                            + size
                                            + " entries"));
            return size;
        }
        return reach.getAsLong();
    }

    /// Entries whose tags have no rows yet are found by what they say themselves.
    private void subtractUnfiled(long reach, long size) throws SourceException {
        forEachEntry(
                reach,
                size,
                (reader, position) ->
                        forEachTag(
                                reader,
                                tag -> {
                                    byte[] bytes = tag.getBytes(StandardCharsets.UTF_8);
                                    ChunkWorker.hashTag(keyed, position, Bytes.of(bytes));
                                    tags.subtract(position, keyed.high(), keyed.low());
                                }));
    }

    private static void forEachTag(EntryReader reader, Consumer<String> action) {
        JsonTape tape = reader.tape();
        int array = reader.tagArray();
        for (int tag = array + 1; tag < tape.after(array); tag = tape.after(tag)) {
            action.accept(tape.text(tag));
        }
    }

    private void hash(ReceiptRow row) {
        ChunkWorker.hashReceipt(
                keyed, row.position(), row.count(), row.client(), row.commandId(), row.digest());
    }

    private boolean within(long position, long size, String what) {
        if (position >= 0 && position < size) {
            return true;
        }
        findings.add(
                new Finding.AtEntry(Code.COLUMN_MISMATCH, position, "a row of no entry: " + what));
        return false;
    }

    /// Rows as text, by position.
    private static final class Lines {
        private final Map<Long, List<String>> byPosition = new TreeMap<>();
        private int count;

        boolean add(long position, String line) {
            byPosition.computeIfAbsent(position, p -> new ArrayList<>()).add(line);
            return ++count < ROWS_MAX;
        }

        List<String> at(long position) {
            List<String> lines = byPosition.getOrDefault(position, List.of());
            List<String> sorted = new ArrayList<>(lines);
            Collections.sort(sorted);
            return sorted;
        }
    }

    private interface LinesOfRange {
        Lines read(long from, long to) throws SourceException;
    }

    private record Sides(LinesOfRange entries, LinesOfRange rows) {}

    private interface SidesOf {
        Sides get();
    }

    private void detail(BucketSums sums, SidesOf sidesOf) throws SourceException {
        Sides sides = sidesOf.get();
        int detailed = 0;
        for (long from = sums.nextDifference(0);
                from >= 0 && detailed < BUCKETS_DETAILED;
                from = sums.nextDifference(from + BucketSums.BUCKET)) {
            detailed++;
            Lines said = sides.entries.read(from, from + BucketSums.BUCKET);
            Lines stored = sides.rows.read(from, from + BucketSums.BUCKET);
            for (long position = from; position < from + BucketSums.BUCKET; position++) {
                compare(position, said.at(position), stored.at(position));
            }
        }
    }

    private void compare(long position, List<String> said, List<String> stored) {
        if (said.equals(stored)) {
            return;
        }
        List<String> missing = new ArrayList<>(said);
        stored.forEach(missing::remove);
        List<String> extra = new ArrayList<>(stored);
        said.forEach(extra::remove);
        String message =
                (missing.isEmpty() ? "" : "no row for " + missing)
                        + (missing.isEmpty() || extra.isEmpty() ? "" : "; ")
                        + (extra.isEmpty() ? "" : "the entry does not say " + extra);
        findings.add(new Finding.AtEntry(Code.COLUMN_MISMATCH, position, message));
    }

    private Sides tagLines(long reach) {
        return new Sides(
                this::saidTags,
                (from, to) -> {
                    Lines lines = saidTags(Math.max(from, reach), to);
                    try (Rows<TagRow> rows = tables.tags(from, to)) {
                        TagRow row = rows.next();
                        while (row != null && lines.add(row.position(), "tag " + row.tag())) {
                            row = rows.next();
                        }
                    }
                    return lines;
                });
    }

    private Lines saidTags(long from, long to) throws SourceException {
        Lines lines = new Lines();
        forEachEntry(
                from,
                to,
                (reader, position) -> forEachTag(reader, tag -> lines.add(position, "tag " + tag)));
        return lines;
    }

    private Sides receiptLines() {
        return new Sides(
                (from, to) -> {
                    Lines lines = new Lines();
                    forEachEntry(
                            from,
                            to,
                            (reader, position) -> {
                                if (reader.commandIndex() == 0) {
                                    lines.add(position, receipt(reader));
                                }
                            });
                    return lines;
                },
                (from, to) -> {
                    Lines lines = new Lines();
                    try (Rows<ReceiptRow> rows = tables.receipts(from, to)) {
                        ReceiptRow row = rows.next();
                        while (row != null && lines.add(row.position(), receipt(row))) {
                            row = rows.next();
                        }
                    }
                    return lines;
                });
    }

    private static String receipt(EntryReader reader) {
        byte[] digest = new byte[TreeHasher.HASH_BYTES];
        reader.commandDigest(digest, 0);
        return receipt(
                reader.commandCount(),
                reader.tape().text(reader.client()),
                reader.tape().text(reader.commandId()),
                digest);
    }

    private static String receipt(ReceiptRow row) {
        return receipt(
                row.count(),
                row.client().toString(),
                row.commandId().toString(),
                row.digest().copy());
    }

    private static String receipt(long count, String client, String id, byte[] digest) {
        return "receipt of "
                + client
                + "/"
                + id
                + ", "
                + count
                + (count == 1 ? " entry" : " entries")
                + ", digest "
                + java.util.HexFormat.of().formatHex(digest);
    }

    private interface EntryAction {
        void take(EntryReader reader, long position);
    }

    private void forEachEntry(long from, long to, EntryAction action) throws SourceException {
        if (from >= to) {
            return;
        }
        EntryReader reader = new EntryReader();
        try (Rows<EntryChunk> chunks = tables.entries(from, to)) {
            for (EntryChunk chunk = chunks.next(); chunk != null; chunk = chunks.next()) {
                for (int i = 0; i < chunk.count(); i++) {
                    Defect defect =
                            reader.read(chunk.data()[i], chunk.offsets()[i], chunk.lengths()[i]);
                    if (defect == null || defect.rule() == Defect.Rule.TIME) {
                        action.take(reader, chunk.position(i));
                    }
                }
            }
        }
    }

    /// Compares the head row with the last entry.
    void compareHead(long size, long lastRecordedAtMillis, Map<Suite, Bytes> lastLeaves)
            throws SourceException {
        HeadRow head = tables.head().orElse(null);
        if (head == null) {
            findings.add(new Finding.OfLog(Code.COLUMN_MISMATCH, "there is no head row"));
            return;
        }
        if (head.size() != size) {
            head("size", head.size(), size);
        }
        if (size == 0) {
            return;
        }
        if (head.recordedAtMicros().orElse(Long.MIN_VALUE) != lastRecordedAtMillis * 1000) {
            head(
                    "recorded_at",
                    head.recordedAtMicros() + " µs",
                    lastRecordedAtMillis + " ms since 1970");
        }
        lastLeaves.forEach((suite, leaf) -> {
            Bytes stored =
                    switch (suite) {
                        case SHA256 -> head.leafSha256().orElse(null);
                        case SM3 -> head.leafSm3().orElse(null);
                    };
            if (stored == null || !leaf.equals(stored)) {
                head("leaf_" + suite.id(), "another hash", "its own");
            }
        });
    }

    private void head(String column, Object stored, Object said) {
        findings.add(
                new Finding.OfLog(
                        Code.COLUMN_MISMATCH,
                        "head." + column + " holds " + stored + ", the last entry says " + said));
    }
}
