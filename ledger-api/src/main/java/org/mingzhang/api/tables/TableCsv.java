package org.mingzhang.api.tables;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.mingzhang.api.problem.Expected;
import org.mingzhang.ledger.ruletable.Row;

/// A table as CSV: UTF-8, commas, a header with the names of the columns, one line for each row.
///
/// **Shape**
///
/// ```csv
/// place,per-day
/// *,100.00
/// ```
public final class TableCsv {

    private static final int ROWS_MAX = 500;

    private TableCsv() {}

    /// The text of a table.
    public static String write(TableText table) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord(table.columns());
            table.rows().forEach(row -> csv.writeRecord(row.cells()));
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot fail", e);
        }
        return text.toString();
    }

    /// The table of a text.
    ///
    /// @throws UnreadableTable if it is no CSV, has no header or no rows, or more than 500
    public static TableText read(String text) {
        List<Row> rows = new ArrayList<>();
        long begun = 0;
        try {
            Iterator<CsvRecord> lines =
                    CsvReader.builder()
                            .skipEmptyLines(true)
                            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                            .ofCsvRecord(text)
                            .iterator();
            if (!lines.hasNext()) {
                throw new UnreadableTable(Expected.Form.HEADER);
            }
            List<String> columns = lines.next().getFields();
            while (lines.hasNext()) {
                CsvRecord line = lines.next();
                begun = line.getStartingLineNumber();
                if (line.getFieldCount() != columns.size()) {
                    throw new UnreadableTable(
                            new Expected.Cells(
                                    line.getStartingLineNumber(),
                                    line.getFieldCount(),
                                    columns.size()));
                }
                if (rows.size() == ROWS_MAX) {
                    throw new UnreadableTable(new Expected.RowsUpTo(ROWS_MAX));
                }
                rows.add(new Row(line.getFields()));
            }
            return new TableText(columns, rows);
        } catch (CsvParseException _) {
            throw new UnreadableTable(new Expected.Csv(begun));
        }
    }
}
