package org.mingzhang.projections.execution;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mingzhang.ledger.accounts.Posted;
import org.mingzhang.ledger.accounts.Posting;
import org.mingzhang.ledger.budgetline.BudgetLineEvent.YearClosed;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.projections.replay.Projection;
import org.mingzhang.projections.replay.ReadModel;
import org.mingzhang.projections.replay.RecordedEvent;
import org.mingzhang.projections.replay.StoredRows;
import org.mingzhang.projections.sql.CopyRows;
import org.mingzhang.projections.sql.Recent;

/// Folds every event that posts into the running totals of a line's month.
///
/// The closing of a year is left out: it takes what was budgeted and paid out of the accounts, so
/// that the next year begins without it, and executes nothing. So a closed year shows for ever what
/// was executed in it.
final class ExecutionProjection implements Projection {

    private static final String COLUMNS =
            Measure.all().stream().map(Measure::column).collect(Collectors.joining(", "));

    private final CopyRows rows = new CopyRows("execution_month", columns());
    private final CopyRows periods =
            new CopyRows("execution_period", List.of("line", "month", "position"));
    private final Recent<LineMonth, Totals> months;

    private ExecutionProjection(int states, boolean fromStart) {
        months = new Recent<>(states, fromStart);
    }

    private record LineMonth(String line, LocalDate month) {}

    /// Running totals in minor units, in the order of the measures.
    private static final class Totals {
        private final long[] amounts = new long[Measure.all().size()];
        private boolean begun;
    }

    /// The read model of execution.
    static final class Model implements ReadModel {

        @Override
        public String name() {
            return "execution";
        }

        @Override
        public List<String> tables() {
            return List.of(
                    """
                    create table execution_month (
                      line text collate "C" not null,
                      month date not null,
                      position bigint not null,
                      %s
                    )\
                    """
                            .formatted(
                                    Measure.all().stream()
                                            .map(m -> m.column() + " bigint not null")
                                            .collect(Collectors.joining(", "))),
                    """
                    create table execution_period (
                      line text collate "C" not null,
                      month date not null,
                      position bigint not null
                    )\
                    """);
        }

        @Override
        public List<String> keys() {
            return List.of(
                    "alter table execution_month add primary key (line, month, position)",
                    "alter table execution_period add primary key (line, month)");
        }

        @Override
        public List<String> indexes() {
            return List.of(
                    "create index execution_month_by_position on execution_month (position)");
        }

        @Override
        public List<CanonicalRows> canonicalRows() {
            return List.of(
                    new CanonicalRows(
                            "execution_month",
                            """
                            select line, month, position, %s from execution_month
                             where position < :size order by line, month, position\
                            """
                                    .formatted(COLUMNS)),
                    new CanonicalRows(
                            "execution_period",
                            """
                            select line, month, position from execution_period
                             where position < :size order by line, month\
                            """));
        }

        @Override
        public int revision() {
            return 2;
        }

        @Override
        public Projection fold(int states, boolean fromStart) {
            return new ExecutionProjection(states, fromStart);
        }
    }

    private static List<String> columns() {
        List<String> columns = new ArrayList<>(List.of("line", "month", "position"));
        Measure.all().forEach(measure -> columns.add(measure.column()));
        return columns;
    }

    @Override
    public void prepare(StoredRows stored, List<RecordedEvent> batch) throws SQLException {
        if (months.isComplete()) {
            return;
        }
        List<LineMonth> missing =
                batch.stream()
                        .flatMap(entry -> executing(entry.event()).stream())
                        .flatMap(event ->
                                event.postings().stream()
                                        .map(posting -> monthOf(posting.line(), event)))
                        .distinct()
                        .filter(months::mayLack)
                        .toList();
        if (missing.isEmpty()) {
            return;
        }
        Connection connection = stored.byKey();
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select m.* from unnest(?, ?) as wanted (line, month)
                          cross join lateral (select * from execution_month e
                                               where e.line = wanted.line
                                                 and e.month = wanted.month
                                               order by position desc limit 1) m\
                        """)) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "text", missing.stream().map(LineMonth::line).toArray()));
            select.setArray(
                    2,
                    connection.createArrayOf(
                            "date", missing.stream().map(m -> Date.valueOf(m.month())).toArray()));
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    load(found);
                }
            }
        }
    }

    private void load(ResultSet row) throws SQLException {
        Totals totals = new Totals();
        totals.begun = true;
        int next = 0;
        for (Measure measure : Measure.all()) {
            totals.amounts[next++] = row.getLong(measure.column());
        }
        months.put(
                new LineMonth(row.getString("line"), row.getObject("month", LocalDate.class)),
                totals);
    }

    private static LineMonth monthOf(String line, Posted event) {
        return new LineMonth(line, event.effectiveDate().withDayOfMonth(1));
    }

    @Override
    public void apply(RecordedEvent entry) {
        executing(entry.event())
                .ifPresent(event -> {
                    Map<String, List<Posting>> byLine =
                            event.postings().stream().collect(Collectors.groupingBy(Posting::line));
                    byLine.forEach((line, postings) -> add(entry, monthOf(line, event), postings));
                });
    }

    private static Optional<Posted> executing(Event event) {
        return event instanceof Posted posted && !(event instanceof YearClosed)
                ? Optional.of(posted)
                : Optional.empty();
    }

    private void add(RecordedEvent entry, LineMonth month, List<Posting> postings) {
        Totals totals = months.get(month, _ -> new Totals());
        if (!totals.begun) {
            totals.begun = true;
            periods.row().put(month.line()).put(month.month()).put(entry.position());
        }
        rows.row().put(month.line()).put(month.month()).put(entry.position());
        int next = 0;
        for (Measure measure : Measure.all()) {
            totals.amounts[next] = Math.addExact(totals.amounts[next], measure.movedBy(postings));
            rows.put(totals.amounts[next++]);
        }
    }

    @Override
    public void write(Connection connection) throws SQLException {
        rows.flush(connection);
        periods.flush(connection);
    }

    @Override
    public void committed() {
        months.trim();
    }
}
