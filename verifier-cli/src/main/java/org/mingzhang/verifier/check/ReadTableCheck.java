package org.mingzhang.verifier.check;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.mingzhang.verifier.crypto.KeyedHash;
import org.mingzhang.verifier.readside.ReadSide;
import org.mingzhang.verifier.report.Code;
import org.mingzhang.verifier.report.Finding;
import org.mingzhang.verifier.report.Findings;
import org.mingzhang.verifier.source.ReadRow;
import org.mingzhang.verifier.source.ReadTable;
import org.mingzhang.verifier.source.ReadTables;
import org.mingzhang.verifier.source.Rows;
import org.mingzhang.verifier.source.SourceException;

/// Compares the read tables beside the balances with what the entries give, as {@link
/// ProjectionCheck} does those: sums of keyed hashes decide; where they differ, the entries are
/// replayed once more to name the first row and column.
///
/// **Source**: `docs/read-models.md`, "Read tables, compared from outside".
final class ReadTableCheck implements AutoCloseable {
    private final ReadTables tables;
    private final Path workDirectory;
    private final KeyedHash keyed;
    private final Findings findings;
    private final Map<ReadTable, Long> sizes = new EnumMap<>(ReadTable.class);
    private final Map<ReadTable, BucketSums> sums = new EnumMap<>(ReadTable.class);
    private final ReadSide derived;

    ReadTableCheck(ReadTables tables, Path workDirectory, byte[] key, Findings findings)
            throws SourceException {
        this.tables = tables;
        this.workDirectory = workDirectory;
        this.keyed = new KeyedHash(key);
        this.findings = findings;
        for (ReadTable table : ReadTable.values()) {
            Optional<Long> size = tables.size(table);
            if (size.isPresent()) {
                sizes.put(table, size.get());
                sums.put(table, new BucketSums());
            }
        }
        this.derived = new ReadSide(workDirectory, this::add);
    }

    /// Takes entries and movements as they are replayed.
    ReadSide derived() {
        return derived;
    }

    /// The tables that the role may read.
    String compared() {
        return sizes.keySet().stream()
                .map(ReadTable::table)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /// The tables that it may not read, or that are not there.
    String leftOut() {
        return List.of(ReadTable.values()).stream()
                .filter(table -> !sizes.containsKey(table))
                .map(ReadTable::table)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private void add(ReadRow row) {
        Long size = sizes.get(row.table());
        BucketSums sum = sums.get(row.table());
        if (size != null && sum != null && row.position() < size) {
            hash(row);
            sum.add(row.position(), keyed.high(), keyed.low());
        }
    }

    private void hash(ReadRow row) {
        keyed.start().add(row.position());
        for (String value : row.values()) {
            byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
            keyed.add(bytes.length).add(bytes, 0, bytes.length);
        }
        keyed.end();
    }

    /// Compares with the rows.
    ///
    /// @param entries how many entries the log has
    void compare(long entries, SecondReplay again) throws SourceException {
        for (Map.Entry<ReadTable, BucketSums> one : sums.entrySet()) {
            ReadTable table = one.getKey();
            long size = sizes.getOrDefault(table, 0L);
            if (size > entries) {
                findings.add(
                        new Finding.OfLog(
                                Code.PROJECTION_MISMATCH,
                                "%s stands at %d entries, the log has %d"
                                        .formatted(table.table(), size, entries)));
            }
            try (Rows<ReadRow> rows = tables.rows(table)) {
                for (ReadRow row = rows.next(); row != null; row = rows.next()) {
                    subtract(row, size, one.getValue());
                }
            }
            long from = one.getValue().nextDifference(0);
            if (from >= 0) {
                detail(table, from, Math.min(from + BucketSums.BUCKET, size), again);
            }
        }
    }

    private void subtract(ReadRow row, long size, BucketSums sum) {
        if (row.position() < 0 || row.position() >= size) {
            differs(row, "a row beyond the " + size + " entries");
            return;
        }
        hash(row);
        sum.subtract(row.position(), keyed.high(), keyed.low());
    }

    private void detail(ReadTable table, long from, long to, SecondReplay again)
            throws SourceException {
        Map<String, ReadRow> given = new TreeMap<>();
        try (ReadSide side =
                new ReadSide(
                        workDirectory,
                        row -> {
                            if (row.table() == table && row.position() >= from) {
                                given.put(key(row), row);
                            }
                        })) {
            again.run(to, side, side::next);
        }
        List<ReadRow> surplus = new ArrayList<>();
        try (Rows<ReadRow> rows = tables.rows(table, from, to)) {
            for (ReadRow row = rows.next(); row != null; row = rows.next()) {
                ReadRow said = given.remove(key(row));
                if (said == null) {
                    surplus.add(row);
                } else if (!said.equals(row)) {
                    differs(row, difference(said, row));
                }
            }
        }
        given.values().forEach(row -> differs(row, "there is no row of this entry"));
        surplus.forEach(row -> differs(row, "the entry makes no such row"));
    }

    private static String key(ReadRow row) {
        return "%020d %s"
                .formatted(row.position(), row.values().subList(0, row.table().keyColumns()));
    }

    private static String difference(ReadRow given, ReadRow stored) {
        int column = 0;
        while (given.values().get(column).equals(stored.values().get(column))) {
            column++;
        }
        return "column %s holds %s, the entries give %s"
                .formatted(
                        given.table().columns().get(column),
                        shown(stored.values().get(column)),
                        shown(given.values().get(column)));
    }

    private static String shown(String value) {
        return value.equals(ReadRow.NULL) ? "nothing" : value;
    }

    private void differs(ReadRow row, String what) {
        findings.add(
                new Finding.AtEntry(
                        Code.PROJECTION_MISMATCH,
                        row.position(),
                        "%s, %s %s: %s"
                                .formatted(
                                        row.table().table(),
                                        row.table().columns().get(0),
                                        shown(row.values().get(0)),
                                        what)));
    }

    @Override
    public void close() {
        derived.close();
    }
}
