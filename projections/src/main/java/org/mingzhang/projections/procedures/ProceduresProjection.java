package org.mingzhang.projections.procedures;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.mingzhang.projections.replay.Projection;
import org.mingzhang.projections.replay.ReadModel;
import org.mingzhang.projections.replay.RecordedEvent;
import org.mingzhang.projections.sql.CopyRows;

/// Keeps one row for each step of a procedure, and changes none.
final class ProceduresProjection implements Projection {

    private static final List<String> COLUMNS =
            List.of(
                    "position",
                    "recorded_at",
                    "kind",
                    "id",
                    "step",
                    "effective_date",
                    "fiscal_year",
                    "division",
                    "unit",
                    "line",
                    "amount",
                    "due_at",
                    "person");

    private final CopyRows rows = new CopyRows("procedure_step", COLUMNS);

    /// The read model of procedures.
    static final class Model implements ReadModel {

        @Override
        public String name() {
            return "procedures";
        }

        @Override
        public List<String> tables() {
            return List.of(
                    """
                    create table procedure_step (
                      position       bigint primary key,
                      recorded_at    timestamptz(3) not null,
                      kind           text collate "C" not null,
                      id             text collate "C" not null,
                      step           text collate "C" not null,
                      effective_date date not null,
                      fiscal_year    int not null,
                      division       text collate "C" not null,
                      unit           text collate "C" not null,
                      line           text collate "C",
                      amount         bigint,
                      due_at         timestamptz(3),
                      person         text not null
                    )\
                    """);
        }

        @Override
        public List<String> indexes() {
            return List.of(
                    "create index procedure_step_by_id on procedure_step (kind, id, position)");
        }

        @Override
        public List<CanonicalRows> canonicalRows() {
            return List.of(
                    new CanonicalRows(
                            "procedure_step",
                            """
                            select position, to_char(recorded_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
                                   kind, id, step, effective_date, fiscal_year, division, unit,
                                   line, amount,
                                   to_char(due_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), person
                              from procedure_step where position < :size order by position\
                            """));
        }

        @Override
        public Projection fold(int states, boolean fromStart) {
            return new ProceduresProjection();
        }
    }

    @Override
    public void apply(RecordedEvent entry) {
        ProcedureStep.of(entry.event()).ifPresent(step -> add(entry, step));
    }

    private void add(RecordedEvent entry, ProcedureStep step) {
        rows.row()
                .put(entry.position())
                .put(entry.recordedAt())
                .put(step.kind().code())
                .put(step.id())
                .put(step.step())
                .put(step.fact().effectiveDate())
                .putInteger(step.fact().fiscalYear())
                .put(step.fact().division())
                .put(step.fact().unit())
                .put(step.line());
        if (step.amount().isPresent()) {
            rows.put(step.amount().get().minorUnits());
        } else {
            rows.putNull();
        }
        if (step.dueAt().isPresent()) {
            rows.put(step.dueAt().get());
        } else {
            rows.putNull();
        }
        rows.put(entry.actor().id());
    }

    @Override
    public void write(Connection connection) throws SQLException {
        rows.flush(connection);
    }
}
