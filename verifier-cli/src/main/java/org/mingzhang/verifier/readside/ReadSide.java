package org.mingzhang.verifier.readside;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.mingzhang.verifier.rules.MovementSink;
import org.mingzhang.verifier.source.ReadRow;
import org.mingzhang.verifier.source.ReadTable;

/// Derives the rows of the read tables, entry by entry. Not safe for use by two threads at once.
///
/// **Source**: `docs/read-models.md`, "Read tables, compared from outside".
public final class ReadSide implements MovementSink, AutoCloseable {
    private static final String LINE_OPENED = "budgetline.AppropriationApproved";
    private static final String YEAR_CLOSED = "budgetline.YearClosed";
    private static final String NOT_LET_IN = "identity.SignInRefused";
    private static final String SUPPRESSED = "log.RefusalsSuppressed";
    private static final List<String> LINE_PATHS =
            List.of(
                    "line",
                    "pool",
                    "poolRuleVersion",
                    "division",
                    "fiscalYear",
                    "unit",
                    "function",
                    "economic",
                    "fundType",
                    "project",
                    "label",
                    "document",
                    "effectiveDate");
    private static final List<String> REFUSAL_PATHS =
            List.of(
                    "rule",
                    "ruleVersion",
                    "limit",
                    "value",
                    "reference",
                    "recordedAt",
                    "actor.id",
                    "actor.unit");

    private final Consumer<ReadRow> rows;
    private final Payments payments;
    private final Awards awards;
    private final Alerts alerts;
    private final Execution execution;

    /// @param workDirectory where state is put that does not fit into memory
    /// @param rows takes every row
    public ReadSide(Path workDirectory, Consumer<ReadRow> rows) {
        this.rows = rows;
        this.payments = new Payments(workDirectory, rows);
        this.awards = new Awards(workDirectory, rows);
        this.alerts = new Alerts(rows);
        this.execution = new Execution(workDirectory, rows);
    }

    /// Whether a table has rows of entries of this type.
    static boolean shows(String type) {
        return isRefusal(type)
                || type.equals(LINE_OPENED)
                || type.equals(SUPPRESSED)
                || Payments.shows(type)
                || Awards.shows(type)
                || Alerts.shows(type);
    }

    /// Whether an entry says that a rule forbade a command; that somebody was not let in is an
    /// event as any other.
    private static boolean isRefusal(String type) {
        return type.endsWith("Refused") && !type.equals(NOT_LET_IN);
    }

    /// The next entry, after the rules have been replayed on it.
    public void next(ShownEntry entry) {
        if (entry.type().equals(LINE_OPENED)) {
            row(
                    ReadTable.LINE,
                    entry,
                    Stream.concat(
                            LINE_PATHS.stream().map(entry::text),
                            Stream.of(entry.find("effectiveAssumed").orElse("false"))));
        } else if (entry.type().equals(SUPPRESSED)) {
            refusal(
                    entry,
                    path ->
                            switch (path) {
                                case "rule" -> "refusals-suppressed";
                                case "reference" -> entry.text("client");
                                default -> entry.text(path);
                            },
                    entry.text("count"));
        } else if (isRefusal(entry.type())) {
            refusal(entry, entry::text, "1");
        }
        if (Payments.shows(entry.type())) {
            payments.next(entry);
        }
        if (Awards.shows(entry.type())) {
            awards.next(entry);
        }
        if (Alerts.shows(entry.type())) {
            alerts.next(entry);
        }
    }

    private void refusal(ShownEntry entry, Function<String, String> value, String count) {
        Stream<String> middle = REFUSAL_PATHS.stream().map(value);
        row(
                ReadTable.REFUSAL,
                entry,
                Stream.of(Stream.of(entry.type()), middle, Stream.of(count)).flatMap(part -> part));
    }

    private void row(ReadTable table, ShownEntry entry, Stream<String> values) {
        rows.accept(new ReadRow(table, entry.position(), values.toList()));
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
        if (!pool && !type.equals(YEAR_CLOSED)) {
            execution.moved(name, position, effectiveDate, moved);
        }
    }

    @Override
    public void close() {
        payments.close();
        awards.close();
        execution.close();
    }
}
