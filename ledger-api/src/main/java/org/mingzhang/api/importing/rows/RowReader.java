package org.mingzhang.api.importing.rows;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.mingzhang.api.importing.mapping.Dataset;
import org.mingzhang.api.importing.mapping.FieldRule;
import org.mingzhang.api.importing.mapping.FieldRule.Source;
import org.mingzhang.api.importing.mapping.Mapping;
import org.mingzhang.ledger.money.Money;

/// Reads the rows of a file as a dataset describes them, in one pass and without holding them.
///
/// Bytes that are no text in the encoding become U+FFFD and then a finding of their field; all
/// texts are brought to Unicode form NFC, as the log asks for.
///
/// @param <R> a row
public final class RowReader<R> {

    private static final int CELL_CHARACTERS_MAX = 1 << 20;

    private final Dataset dataset;
    private final RowMaker<R> maker;

    private RowReader(Dataset dataset, RowMaker<R> maker) {
        this.dataset = dataset;
        this.maker = maker;
    }

    /// Reads budget lines.
    public static RowReader<BudgetRow> budget(Mapping mapping) {
        return new RowReader<>(
                mapping.budget(), new BudgetRowMaker(mapping.budget(), mapping.division()));
    }

    /// Reads payments.
    public static RowReader<PaymentRow> payments(Mapping mapping) {
        return new RowReader<>(
                mapping.payments(),
                new PaymentRowMaker(
                        mapping.payments(),
                        mapping.division(),
                        mapping.dateAssumed(),
                        mapping::isPerson));
    }

    /// Reads a table of names.
    public static RowReader<NameRow> names(Dataset table) {
        return new RowReader<>(table, new NameRowMaker());
    }

    /// Told of each row of a file, in its order.
    ///
    /// @param <R> a row
    public interface Listener<R> {

        /// A row that can be read.
        ///
        /// @param remarks the stable codes of what its steps had to assume
        void row(R row, List<String> remarks);

        /// A row that cannot.
        ///
        /// @param findings at least one
        /// @param amount what it would have counted for, where that much can be read
        void unreadable(List<Finding> findings, Optional<Money> amount);

        /// A row that is not data.
        ///
        /// @param totals the amounts that it states, by field; empty for a comment
        void notData(Map<String, Money> totals);
    }

    /// Reads a file.
    ///
    /// @throws IOException if its bytes cannot be read
    /// @throws SourceRefused if it has no header, or one without a column that a field needs
    public void read(SourceFile file, Listener<R> listener) throws IOException {
        Dataset.Format format = dataset.format();
        try (CsvReader<CsvRecord> records =
                CsvReader.builder()
                        .fieldSeparator(format.delimiter())
                        .quoteCharacter(format.quote())
                        .commentStrategy(CommentStrategy.NONE)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .maxBufferSize(2 * CELL_CHARACTERS_MAX)
                        .detectBomHeader(format.encoding().name().startsWith("UTF-"))
                        .ofCsvRecord(file.open(), format.encoding())) {
            read(file, records.iterator(), listener);
        }
    }

    private void read(SourceFile file, Iterator<CsvRecord> records, Listener<R> listener) {
        Map<String, Integer> columns = new LinkedHashMap<>();
        int width;
        if (dataset.format().header()) {
            if (!records.hasNext()) {
                throw new SourceRefused(file.name() + ": is empty, it must have a header");
            }
            List<String> header = normalised(records.next());
            for (int i = 0; i < header.size(); i++) {
                columns.putIfAbsent(header.get(i).strip(), i);
            }
            width = header.size();
            requireColumns(file, columns);
        } else {
            width = highestCell();
        }
        int row = 0;
        long line = 1;
        while (true) {
            CsvRecord record;
            try {
                if (!records.hasNext()) {
                    return;
                }
                record = records.next();
            } catch (CsvParseException e) {
                listener.unreadable(List.of(restOf(file, row + 1, line + 1, e)), Optional.empty());
                return;
            }
            row++;
            line = record.getStartingLineNumber();
            one(new Where(file, row, line), normalised(record), columns, width, listener);
        }
    }

    private void one(
            Where where,
            List<String> cells,
            Map<String, Integer> columns,
            int width,
            Listener<R> listener) {
        if (isNotData(cells)) {
            boolean total = dataset.total().map(cells::contains).orElse(false);
            listener.notData(
                    total && cells.size() == width
                            ? maker.totals(fields(where, cells, columns, new ArrayList<>()))
                            : Map.of());
            return;
        }
        if (cells.size() != width) {
            String rule = cells.size() < width ? "too-few-columns" : "too-many-columns";
            listener.unreadable(
                    List.of(wholeRow(where, rule, cells.size() + " of " + width)),
                    Optional.empty());
            return;
        }
        List<Finding> findings = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        RowFields fields = new RowFields(dataset, where, cells, columns, findings, remarks);
        RowMaker.Made<R> made = maker.make(where, fields, findings);
        if (made.row().isPresent()) {
            listener.row(made.row().get(), remarks);
        } else {
            listener.unreadable(findings, made.amount());
        }
    }

    private RowFields fields(
            Where where, List<String> cells, Map<String, Integer> columns, List<Finding> findings) {
        return new RowFields(dataset, where, cells, columns, findings, new ArrayList<>());
    }

    private boolean isNotData(List<String> cells) {
        return dataset.notData().map(start -> cells.getFirst().startsWith(start)).orElse(false);
    }

    private static Finding wholeRow(Where where, String rule, String value) {
        return new Finding(
                where.file().name(),
                where.line(),
                where.row(),
                "row",
                "all columns",
                rule,
                Optional.of(value));
    }

    private static Finding restOf(SourceFile file, int row, long line, CsvParseException e) {
        String message = Optional.ofNullable(e.getMessage()).orElse("");
        return new Finding(
                file.name(),
                line,
                row,
                "row",
                "all columns",
                "file-unreadable-from-here",
                Optional.of(message));
    }

    private static List<String> normalised(CsvRecord record) {
        return record.getFields().stream()
                .map(cell -> Normalizer.normalize(cell, Normalizer.Form.NFC))
                .toList();
    }

    private void requireColumns(SourceFile file, Map<String, Integer> columns) {
        dataset.fields().forEach((field, rule) -> requireColumns(file, field, rule, columns));
    }

    private static void requireColumns(
            SourceFile file, String field, FieldRule rule, Map<String, Integer> columns) {
        switch (rule.from()) {
            case Source.Column(List<String> names) -> {
                if (names.stream().noneMatch(columns::containsKey)) {
                    throw new SourceRefused(
                            file.name()
                                    + " line 1: no column "
                                    + String.join(" or ", names)
                                    + " for the field "
                                    + field
                                    + "; the header has "
                                    + columns.keySet());
                }
            }
            case Source.Join(List<FieldRule> parts, String _) ->
                    parts.forEach(part -> requireColumns(file, field, part, columns));
            case Source.Cell _,
                    Source.FileName _,
                    Source.Row _,
                    Source.Constant _,
                    Source.Field _ -> {}
        }
    }

    private int highestCell() {
        return dataset.fields().values().stream()
                .map(RowReader::highestCell)
                .flatMapToInt(OptionalInt::stream)
                .max()
                .orElse(1);
    }

    private static OptionalInt highestCell(FieldRule rule) {
        return switch (rule.from()) {
            case Source.Cell(int place) -> OptionalInt.of(place);
            case Source.Join(List<FieldRule> parts, String _) ->
                    parts.stream()
                            .map(RowReader::highestCell)
                            .flatMapToInt(OptionalInt::stream)
                            .max();
            case Source.Column _,
                    Source.FileName _,
                    Source.Row _,
                    Source.Constant _,
                    Source.Field _ ->
                    OptionalInt.empty();
        };
    }
}
