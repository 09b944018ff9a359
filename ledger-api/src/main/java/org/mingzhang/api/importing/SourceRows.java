package org.mingzhang.api.importing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import org.mingzhang.api.importing.mapping.Mapping;
import org.mingzhang.api.importing.report.Bookkeeper;
import org.mingzhang.api.importing.report.Bookkeeper.Kind;
import org.mingzhang.api.importing.report.ControlTotal;
import org.mingzhang.api.importing.report.ImportedFile;
import org.mingzhang.api.importing.rows.BudgetRow;
import org.mingzhang.api.importing.rows.Finding;
import org.mingzhang.api.importing.rows.LineKey;
import org.mingzhang.api.importing.rows.PaymentRow;
import org.mingzhang.api.importing.rows.RowReader;
import org.mingzhang.api.importing.rows.SourceFile;
import org.mingzhang.api.importing.rows.SourceRefused;
import org.mingzhang.ledger.money.Money;

/// All rows of an import: budget rows merged by line, payments in the order in which they count.
///
/// The order of payments is that of their accounting dates, so all must be read before the first is
/// submitted. They are held in memory, a few hundred bytes each.
///
/// @param lines the budget lines, in the order of the files
/// @param payments the payments by accounting date, then file, then row
/// @param names what codes are called
record SourceRows(List<BudgetLineEntry> lines, List<PaymentRow> payments, NamedCodes names) {

    /// What fits in a heap of one gigabyte beside a running ledger.
    static final int ROWS_MAX = 600_000;

    /// Reads all files, and tells the bookkeeper what is in them.
    static SourceRows read(Mapping mapping, SourceFiles files, Bookkeeper books)
            throws IOException {
        Map<LineKey, List<BudgetRow>> budget = new LinkedHashMap<>();
        for (SourceFile file : files.budget()) {
            BudgetListener listener = new BudgetListener(file, books, budget);
            RowReader.budget(mapping).read(file, listener);
            listener.end();
        }
        List<PaymentRow> payments = new ArrayList<>();
        Map<SourceFile, Integer> orderOfFiles = new LinkedHashMap<>();
        for (SourceFile file : files.payments()) {
            orderOfFiles.put(file, orderOfFiles.size());
            PaymentListener listener = new PaymentListener(file, books, payments);
            RowReader.payments(mapping).read(file, listener);
            listener.end();
        }
        ToIntFunction<PaymentRow> file = row -> orderOfFiles.getOrDefault(row.where().file(), 0);
        payments.sort(
                Comparator.comparing(PaymentRow::date)
                        .thenComparingInt(file)
                        .thenComparingInt(row -> row.where().row()));
        return new SourceRows(
                budget.values().stream().map(BudgetLineEntry::new).toList(),
                payments,
                NamedCodes.read(mapping.names(), files.names(), books));
    }

    /// The years of the division that have budget lines, for instance `ES15078/2013`.
    Collection<String> divisionYears() {
        TreeSet<String> years = new TreeSet<>();
        lines.forEach(entry -> years.add(entry.first().line().divisionYear()));
        return years;
    }

    /// What the codes of a year are called, with those of its budget lines.
    List<CodeSet> codeSets(String divisionYear) {
        return names.sets(
                lines.stream()
                        .map(BudgetLineEntry::first)
                        .filter(row -> row.line().divisionYear().equals(divisionYear))
                        .toList());
    }

    /// Counts what one file holds.
    private abstract static class FileListener<R> implements RowReader.Listener<R> {

        final SourceFile file;
        final Bookkeeper books;
        private final Kind kind;
        private final Map<String, Money> stated = new LinkedHashMap<>();
        private final Map<String, Money> found = new LinkedHashMap<>();
        private long rows;
        private long notData;

        FileListener(SourceFile file, Bookkeeper books, Kind kind) {
            this.file = file;
            this.books = books;
            this.kind = kind;
        }

        abstract void keep(R row);

        abstract Money amount(R row);

        abstract int kept();

        void found(String field, Money amount) {
            found.merge(field, amount, Money::plus);
        }

        @Override
        public void row(R row, List<String> remarks) {
            if (kept() >= ROWS_MAX) {
                throw new SourceRefused(
                        file.name()
                                + ": with it there are more than "
                                + ROWS_MAX
                                + " rows; import fewer years at a time");
            }
            rows++;
            books.read(kind, amount(row));
            remarks.forEach(books::remark);
            keep(row);
        }

        @Override
        public void unreadable(List<Finding> findings, Optional<Money> amount) {
            rows++;
            books.unreadable(kind, findings, amount);
        }

        @Override
        public void notData(Map<String, Money> totals) {
            notData++;
            stated.putAll(totals);
        }

        void end() {
            books.file(
                    new ImportedFile(
                            file.name(), Bookkeeper.word(kind), file.sha256(), rows, notData));
            stated.forEach((field, total) ->
                    books.controlTotal(
                            kind,
                            new ControlTotal(
                                    file.name() + ", " + field,
                                    total,
                                    found.getOrDefault(field, Money.ZERO))));
        }
    }

    private static final class BudgetListener extends FileListener<BudgetRow> {

        private final Map<LineKey, List<BudgetRow>> budget;

        BudgetListener(SourceFile file, Bookkeeper books, Map<LineKey, List<BudgetRow>> budget) {
            super(file, books, Kind.BUDGET);
            this.budget = budget;
        }

        @Override
        void keep(BudgetRow row) {
            found("initial", row.initial());
            found("adjustment", row.stated().orElse(row.adjustment()));
            found("final", row.finalAmount());
            row.stated().ifPresent(_ -> books.remark("final-is-not-initial-and-adjustment"));
            List<BudgetRow> rows = budget.computeIfAbsent(row.line(), _ -> new ArrayList<>());
            if (!rows.isEmpty()) {
                books.remark("budget-row-merged");
            }
            rows.add(row);
        }

        @Override
        Money amount(BudgetRow row) {
            return row.finalAmount();
        }

        @Override
        int kept() {
            return budget.size();
        }
    }

    private static final class PaymentListener extends FileListener<PaymentRow> {

        private final List<PaymentRow> payments;

        PaymentListener(SourceFile file, Bookkeeper books, List<PaymentRow> payments) {
            super(file, books, Kind.PAYMENTS);
            this.payments = payments;
        }

        @Override
        void keep(PaymentRow row) {
            found("amount", row.amount());
            payments.add(row);
        }

        @Override
        Money amount(PaymentRow row) {
            return row.amount();
        }

        @Override
        int kept() {
            return payments.size();
        }
    }
}
