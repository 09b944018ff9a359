package org.mingzhang.api.importing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mingzhang.api.importing.mapping.Dataset;
import org.mingzhang.api.importing.mapping.NameTables;
import org.mingzhang.api.importing.report.Bookkeeper;
import org.mingzhang.api.importing.report.ImportedFile;
import org.mingzhang.api.importing.rows.BudgetRow;
import org.mingzhang.api.importing.rows.Finding;
import org.mingzhang.api.importing.rows.NameRow;
import org.mingzhang.api.importing.rows.RowReader;
import org.mingzhang.api.importing.rows.SourceFile;
import org.mingzhang.api.importing.rows.SourceRefused;
import org.mingzhang.ledger.codes.CodeKind;
import org.mingzhang.ledger.money.Money;

/// What the tables of an import say that codes are called.
///
/// @param language the language of the names, where it is said
/// @param tables the rows of the tables of each kind, in the order of the files
record NamedCodes(Optional<String> language, Map<CodeKind, List<NameRow>> tables) {

    /// Reads the tables. They say what codes mean, so that one row that cannot be read stops the
    /// import before it begins.
    ///
    /// @throws SourceRefused names the row and what is wrong with it
    static NamedCodes read(
            NameTables mapping, Map<CodeKind, List<SourceFile>> files, Bookkeeper books)
            throws IOException {
        Map<CodeKind, List<NameRow>> tables = new EnumMap<>(CodeKind.class);
        for (Map.Entry<CodeKind, Dataset> table : mapping.tables().entrySet()) {
            for (SourceFile file : files.getOrDefault(table.getKey(), List.of())) {
                Rows rows = new Rows();
                RowReader.names(table.getValue()).read(file, rows);
                books.file(
                        new ImportedFile(
                                file.name(), "names", file.sha256(), rows.read, rows.notData));
                tables.computeIfAbsent(table.getKey(), _ -> new ArrayList<>()).addAll(rows.named);
            }
        }
        return new NamedCodes(mapping.language(), tables);
    }

    private static final class Rows implements RowReader.Listener<NameRow> {

        private final List<NameRow> named = new ArrayList<>();
        private long read;
        private long notData;

        @Override
        public void row(NameRow row, List<String> remarks) {
            read++;
            if (!row.code().isEmpty()) {
                named.add(row);
            }
        }

        @Override
        public void unreadable(List<Finding> findings, Optional<Money> amount) {
            throw new SourceRefused(findings.getFirst().text());
        }

        @Override
        public void notData(Map<String, Money> totals) {
            notData++;
        }
    }

    /// The sets of a year, one of each kind that there are tables of.
    ///
    /// @param lines the budget rows of the year, at least one
    List<CodeSet> sets(List<BudgetRow> lines) {
        int year = lines.getFirst().line().year();
        return tables.entrySet().stream()
                .map(table ->
                        CodeSet.of(
                                table.getKey(),
                                language,
                                year,
                                table.getValue(),
                                lines.stream().map(row -> code(table.getKey(), row)).toList()))
                .toList();
    }

    private static String code(CodeKind kind, BudgetRow row) {
        return switch (kind) {
            case DIVISION -> row.line().division();
            case UNIT -> row.line().unit();
            case FUNCTION -> row.line().function();
            case ECONOMIC -> row.line().economic();
            case FUND_TYPE -> row.fundType();
        };
    }
}
