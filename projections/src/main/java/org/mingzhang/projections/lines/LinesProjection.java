package org.mingzhang.projections.lines;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.mingzhang.ledger.budgetline.BudgetLineEvent.AppropriationApproved;
import org.mingzhang.projections.replay.Projection;
import org.mingzhang.projections.replay.ReadModel;
import org.mingzhang.projections.replay.RecordedEvent;
import org.mingzhang.projections.sql.CopyRows;

/// Keeps one row for each budget line that was opened.
final class LinesProjection implements Projection {

    private final CopyRows rows =
            new CopyRows(
                    "line",
                    List.of(
                            "line",
                            "position",
                            "pool",
                            "pool_rule_version",
                            "division",
                            "fiscal_year",
                            "unit",
                            "function",
                            "economic",
                            "fund_type",
                            "project",
                            "label",
                            "document",
                            "effective_date",
                            "effective_assumed"));

    /// The read model of lines.
    static final class Model implements ReadModel {

        @Override
        public String name() {
            return "lines";
        }

        @Override
        public List<String> tables() {
            return List.of(
                    """
                    create table line (
                      line              text collate "C" primary key,
                      position          bigint  not null,
                      pool              text collate "C" not null,
                      pool_rule_version int,
                      division          text collate "C" not null,
                      fiscal_year       int     not null,
                      unit              text collate "C" not null,
                      function          text collate "C" not null,
                      economic          text collate "C" not null,
                      fund_type         text collate "C" not null,
                      project           text collate "C",
                      label             text,
                      document          text    not null,
                      effective_date    date    not null,
                      effective_assumed boolean not null
                    )\
                    """);
        }

        @Override
        public List<String> indexes() {
            return List.of(
                    "create index line_by_unit on line (fiscal_year, unit, line)",
                    "create index line_by_pool on line (pool, line)",
                    "create index line_by_project on line (project, line)",
                    "create index line_by_position on line (position)");
        }

        @Override
        public List<CanonicalRows> canonicalRows() {
            return List.of(
                    new CanonicalRows(
                            "line",
                            """
                            select line, position, pool, pool_rule_version, division, fiscal_year,
                                   unit, function, economic, fund_type, project, label, document,
                                   effective_date, effective_assumed
                              from line where position < :size order by line\
                            """));
        }

        @Override
        public Projection fold(int states, boolean fromStart) {
            return new LinesProjection();
        }
    }

    @Override
    public void apply(RecordedEvent entry) {
        if (entry.event() instanceof AppropriationApproved line) {
            rows.row().put(line.line()).put(entry.position()).put(line.pool());
            putVersion(line.poolRuleVersion());
            rows.put(line.division())
                    .putInteger(line.fiscalYear())
                    .put(line.unit())
                    .put(line.function())
                    .put(line.economic())
                    .put(line.fundType())
                    .put(line.project())
                    .put(line.label())
                    .put(line.document())
                    .put(line.effectiveDate())
                    .put(line.effectiveAssumed().orElse(false));
        }
    }

    private void putVersion(Optional<Integer> version) {
        if (version.isPresent()) {
            rows.putInteger(version.get());
        } else {
            rows.putNull();
        }
    }

    @Override
    public void write(Connection connection) throws SQLException {
        rows.flush(connection);
    }
}
