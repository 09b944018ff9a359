package org.mingzhang.verifier.check;

import java.nio.file.Path;
import java.util.List;
import org.mingzhang.verifier.readside.ShownEntry;
import org.mingzhang.verifier.report.Findings;
import org.mingzhang.verifier.rules.MovementSink;
import org.mingzhang.verifier.source.ReadTables;
import org.mingzhang.verifier.source.SourceException;

/// Compares all that the read side shows with what the entries give: balances in numbers, the other
/// tables as text.
final class ReadSideCheck implements MovementSink, AutoCloseable {
    private final ProjectionCheck balances;
    private final ReadTableCheck tables;

    ReadSideCheck(ReadTables read, Path workDirectory, byte[] key, Findings findings)
            throws SourceException {
        balances = new ProjectionCheck(read, key, findings);
        tables = new ReadTableCheck(read, workDirectory, key, findings);
    }

    /// The next entry, after the rules have been replayed on it.
    void next(ShownEntry entry) {
        tables.derived().next(entry);
    }

    @Override
    public void moved(
            boolean pool,
            String name,
            long position,
            String type,
            String effectiveDate,
            long[] values,
            long[] moved) {
        balances.moved(pool, name, position, type, effectiveDate, values, moved);
        tables.derived().moved(pool, name, position, type, effectiveDate, values, moved);
    }

    /// Compares with the rows; returns what the report says about it.
    ///
    /// @param entries how many entries the log has
    List<String> compare(long entries, SecondReplay again) throws SourceException {
        balances.compare(entries, again);
        tables.compare(entries, again);
        String said =
                "of the read tables, which stand at "
                        + balances.size()
                        + " entries, the movements of lines and pools were compared, and "
                        + tables.compared();
        return tables.leftOut().isEmpty()
                ? List.of(said)
                : List.of(
                        said,
                        "these read tables are not there or may not be read by this role: "
                                + tables.leftOut());
    }

    @Override
    public void close() {
        tables.close();
    }
}
