package org.mingzhang.verifier.readside;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.mingzhang.verifier.rules.MovementSink;
import org.mingzhang.verifier.source.ReadRow;
import org.mingzhang.verifier.source.ReadTable;

/// The totals of each line in each month, as measures: sums of accounts. Not safe for use by two
/// threads at once.
final class Execution implements AutoCloseable {
    /// The accounts of each measure, in the order of the columns.
    private static final List<List<String>> MEASURES =
            List.of(
                    List.of("approved_budget", "carried_in", "transferred"),
                    List.of("unreleased"),
                    List.of("available"),
                    List.of("frozen"),
                    List.of("reserved", "committed", "pending_payment"),
                    List.of("expended"),
                    List.of("recalled"),
                    List.of("carried_forward"));

    private static final List<int[]> SLOTS =
            MEASURES.stream()
                    .map(measure ->
                            measure.stream().mapToInt(MovementSink.accounts()::indexOf).toArray())
                    .toList();

    private final NamedRecords totals;
    private final Consumer<ReadRow> rows;

    Execution(Path workDirectory, Consumer<ReadRow> rows) {
        this.totals = new NamedRecords(workDirectory, MEASURES.size());
        this.rows = rows;
    }

    void moved(String line, long position, String effectiveDate, long[] moved) {
        String month = effectiveDate.substring(0, 8) + "01";
        String key = line + " " + month;
        long[] record = totals.get(key);
        if (record == null) {
            record = new long[MEASURES.size()];
            rows.accept(new ReadRow(ReadTable.EXECUTION_PERIOD, position, List.of(line, month)));
        }
        List<String> values = new ArrayList<>(List.of(line, month));
        for (int measure = 0; measure < record.length; measure++) {
            for (int slot : SLOTS.get(measure)) {
                record[measure] = Math.addExact(record[measure], moved[slot]);
            }
            values.add(Long.toString(record[measure]));
        }
        totals.put(key, record);
        rows.accept(new ReadRow(ReadTable.EXECUTION_MONTH, position, values));
    }

    @Override
    public void close() {
        totals.close();
    }
}
