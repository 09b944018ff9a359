package org.mingzhang.verifier.check;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.mingzhang.verifier.crypto.KeyedHash;
import org.mingzhang.verifier.report.Code;
import org.mingzhang.verifier.report.Finding;
import org.mingzhang.verifier.report.Findings;
import org.mingzhang.verifier.rules.MovementSink;
import org.mingzhang.verifier.source.MovementRow;
import org.mingzhang.verifier.source.ReadTables;
import org.mingzhang.verifier.source.ReadTables.Holder;
import org.mingzhang.verifier.source.Rows;
import org.mingzhang.verifier.source.SourceException;

/// Compares the balances of the read side with those that the rules give when they are replayed:
/// every row of the movements of lines and pools, in both directions. Sums of keyed hashes decide;
/// where they differ the replay is run once more, up to there, to name the first row and column.
///
/// **Source**: `docs/read-models.md`, "Balances, compared from outside".
final class ProjectionCheck implements MovementSink {
    private static final List<String> ACCOUNTS = MovementSink.accounts();
    private static final List<String> COLUMNS =
            Stream.concat(ACCOUNTS.stream(), ACCOUNTS.stream().map(name -> "moved_" + name))
                    .toList();

    private final ReadTables tables;
    private final KeyedHash keyed;
    private final Findings findings;
    private final BucketSums sums = new BucketSums();
    private final long size;

    ProjectionCheck(ReadTables tables, byte[] key, Findings findings) {
        this.tables = tables;
        this.keyed = new KeyedHash(key);
        this.findings = findings;
        this.size = tables.size();
    }

    /// How many entries the read side knows.
    long size() {
        return size;
    }

    @Override
    public void moved(
            boolean pool,
            String name,
            long position,
            String type,
            String effectiveDate,
            long[] balances,
            long[] moved) {
        if (position < size) {
            hash(pool, name, position, effectiveDate);
            for (long balance : balances) {
                keyed.add(balance);
            }
            for (long one : moved) {
                keyed.add(one);
            }
            keyed.end();
            sums.add(position, keyed.high(), keyed.low());
        }
    }

    private void hash(boolean pool, String name, long position, String effectiveDate) {
        keyed.start().add(position).add(pool ? 1 : 0);
        for (String text : List.of(name, effectiveDate)) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            keyed.add(bytes.length).add(bytes, 0, bytes.length);
        }
    }

    /// Compares with the rows.
    ///
    /// @param entries how many entries the log has
    /// @param again reads the entries once more where rows differ
    void compare(long entries, SecondReplay again) throws SourceException {
        if (size > entries) {
            findings.add(
                    new Finding.OfLog(
                            Code.PROJECTION_MISMATCH,
                            "the read tables stand at "
                                    + size
                                    + " entries, the log has "
                                    + entries));
        }
        for (Holder holder : Holder.values()) {
            try (Rows<MovementRow> rows = tables.movements(holder)) {
                for (MovementRow row = rows.next(); row != null; row = rows.next()) {
                    subtract(holder, row);
                }
            }
        }
        long from = sums.nextDifference(0);
        if (from >= 0) {
            detail(from, from + BucketSums.BUCKET, again);
        }
    }

    private void subtract(Holder holder, MovementRow row) {
        if (row.position() < 0 || row.position() >= size) {
            differs(row.position(), holder, row.name(), "a row beyond the " + size + " entries");
            return;
        }
        hash(holder == Holder.POOL, row.name(), row.position(), row.effectiveDate());
        row.values().forEach(keyed::add);
        keyed.end();
        sums.subtract(row.position(), keyed.high(), keyed.low());
    }

    private void differs(long position, Holder holder, String name, String what) {
        findings.add(
                new Finding.AtEntry(
                        Code.PROJECTION_MISMATCH,
                        position,
                        holder.table() + ", " + holder.key() + " " + name + ": " + what));
    }

    /// Rows by position and name.
    private static final class Side {
        final Map<Holder, TreeMap<String, MovementRow>> rows =
                Map.of(Holder.LINE, new TreeMap<>(), Holder.POOL, new TreeMap<>());

        void add(Holder holder, MovementRow row) {
            TreeMap<String, MovementRow> ofHolder = rows.getOrDefault(holder, new TreeMap<>());
            ofHolder.put(String.format("%020d %s", row.position(), row.name()), row);
        }
    }

    private void detail(long from, long to, SecondReplay again) throws SourceException {
        Side derived = replayed(from, Math.min(to, size), again);
        Side stored = new Side();
        for (Holder holder : Holder.values()) {
            try (Rows<MovementRow> rows = tables.movements(holder, from, Math.min(to, size))) {
                for (MovementRow row = rows.next(); row != null; row = rows.next()) {
                    stored.add(holder, row);
                }
            }
        }
        for (Holder holder : Holder.values()) {
            compare(
                    holder,
                    derived.rows.getOrDefault(holder, new TreeMap<>()),
                    stored.rows.getOrDefault(holder, new TreeMap<>()));
        }
    }

    private static Side replayed(long from, long to, SecondReplay again) throws SourceException {
        Side side = new Side();
        MovementSink sink =
                (pool, name, position, type, effectiveDate, balances, moved) -> {
                    if (position >= from) {
                        List<Long> values = new ArrayList<>();
                        LongStream.of(balances).forEach(values::add);
                        LongStream.of(moved).forEach(values::add);
                        side.add(
                                pool ? Holder.POOL : Holder.LINE,
                                new MovementRow(position, name, effectiveDate, values));
                    }
                };
        again.run(to, sink, shown -> {});
        return side;
    }

    private void compare(
            Holder holder, Map<String, MovementRow> derived, Map<String, MovementRow> stored) {
        derived.forEach((key, row) -> {
            MovementRow other = stored.get(key);
            if (other == null) {
                differs(row.position(), holder, row.name(), "there is no row of this entry");
            } else if (!other.equals(row)) {
                differs(row.position(), holder, row.name(), difference(row, other));
            }
        });
        stored.forEach((key, row) -> {
            if (!derived.containsKey(key)) {
                differs(row.position(), holder, row.name(), "the entry does not move it");
            }
        });
    }

    private static String difference(MovementRow derived, MovementRow stored) {
        if (!derived.effectiveDate().equals(stored.effectiveDate())) {
            return "column effective_date holds "
                    + stored.effectiveDate()
                    + ", the entry says "
                    + derived.effectiveDate();
        }
        int column = 0;
        while (derived.values().get(column).equals(stored.values().get(column))) {
            column++;
        }
        return "column "
                + COLUMNS.get(column)
                + " holds "
                + stored.values().get(column)
                + " minor units, the entries give "
                + derived.values().get(column);
    }
}
