package org.mingzhang.projections.alerts;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.mingzhang.ledger.accounts.FiscalFact;
import org.mingzhang.ledger.identity.RoleEvent.RoleGranted;
import org.mingzhang.ledger.identity.RoleEvent.RoleRevoked;
import org.mingzhang.projections.replay.Projection;
import org.mingzhang.projections.replay.ReadModel;
import org.mingzhang.projections.replay.RecordedEvent;
import org.mingzhang.projections.sql.CopyRows;

/// Keeps one row for each alert that was raised, one for each answer, and one for each change of
/// who holds a role, since that says who is to answer; changes none.
final class AlertsProjection implements Projection {

    private static final List<String> COLUMNS =
            List.of(
                    "position",
                    "kind",
                    "subject",
                    "step",
                    "type",
                    "recorded_at",
                    "effective_date",
                    "division",
                    "unit",
                    "due_at",
                    "role",
                    "acting_for",
                    "person");

    private static final List<String> HOLDER_COLUMNS =
            List.of(
                    "position",
                    "person",
                    "role_grant",
                    "role",
                    "for_unit",
                    "divisions",
                    "units",
                    "from_day",
                    "until_day",
                    "held");

    private final CopyRows rows = new CopyRows("alert_step", COLUMNS);
    private final CopyRows holders = new CopyRows("role_holder", HOLDER_COLUMNS);

    /// The read model of alerts.
    static final class Model implements ReadModel {

        @Override
        public String name() {
            return "alerts";
        }

        @Override
        public List<String> tables() {
            return List.of(
                    """
                    create table alert_step (
                      position       bigint not null,
                      kind           text collate "C" not null,
                      subject        text collate "C" not null,
                      step           text collate "C" not null,
                      type           text collate "C" not null,
                      recorded_at    timestamptz(3) not null,
                      effective_date date,
                      division       text collate "C",
                      unit           text collate "C",
                      due_at         timestamptz(3),
                      role           text collate "C",
                      acting_for     text collate "C",
                      person         text collate "C" not null,
                      primary key (position, kind, subject)
                    )\
                    """,
                    """
                    create table role_holder (
                      position   bigint primary key,
                      person     text collate "C" not null,
                      role_grant text collate "C" not null,
                      role       text collate "C" not null,
                      for_unit   text collate "C",
                      divisions  text collate "C",
                      units      text collate "C",
                      from_day   date,
                      until_day  date,
                      held       boolean not null
                    )\
                    """);
        }

        @Override
        public List<String> indexes() {
            return List.of(
                    "create index alert_step_by_subject on alert_step (kind, subject, step, position)",
                    "create index role_holder_by_person on role_holder (person, role_grant, position)");
        }

        @Override
        public List<CanonicalRows> canonicalRows() {
            return List.of(
                    new CanonicalRows(
                            "alert_step",
                            """
                            select position, kind, subject, step, type,
                                   to_char(recorded_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
                                   effective_date, division, unit,
                                   to_char(due_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
                                   role, acting_for, person
                              from alert_step where position < :size
                             order by position, kind, subject\
                            """),
                    new CanonicalRows(
                            "role_holder",
                            "select %s from role_holder where position < :size order by position"
                                    .formatted(String.join(", ", HOLDER_COLUMNS))));
        }

        @Override
        public Projection fold(int states, boolean fromStart) {
            return new AlertsProjection();
        }
    }

    @Override
    public void apply(RecordedEvent entry) {
        AlertStep.of(entry.event()).forEach(step -> add(entry, step));
        switch (entry.event()) {
            case RoleGranted e ->
                    holders.row()
                            .put(entry.position())
                            .put(e.person())
                            .put(e.grant())
                            .put(e.role())
                            .put(e.forUnit())
                            .put(e.divisions().orElse(""))
                            .put(e.units().orElse(""))
                            .put(e.from())
                            .put(e.until().orElse(AlertQueries.EVER))
                            .put(true);
            case RoleRevoked e ->
                    holders.row()
                            .put(entry.position())
                            .put(e.person())
                            .put(e.grant())
                            .put(e.role())
                            .putNull()
                            .putNull()
                            .putNull()
                            .putNull()
                            .putNull()
                            .put(false);
            default -> {}
        }
    }

    private void add(RecordedEvent entry, AlertStep step) {
        Optional<FiscalFact> fact =
                entry.event() instanceof FiscalFact found ? Optional.of(found) : Optional.empty();
        rows.row()
                .put(entry.position())
                .put(step.kind().code())
                .put(step.subject())
                .put(step.isRaised() ? "raised" : "answered")
                .put(entry.type())
                .put(entry.recordedAt());
        if (fact.isPresent()) {
            rows.put(fact.get().effectiveDate());
        } else {
            rows.putNull();
        }
        rows.put(fact.map(FiscalFact::division)).put(fact.map(FiscalFact::unit));
        if (step.dueAt().isPresent()) {
            rows.put(step.dueAt().get());
        } else {
            rows.putNull();
        }
        rows.put(step.responsible().flatMap(AlertStep.Responsible::role))
                .put(step.responsible().flatMap(AlertStep.Responsible::actingFor))
                .put(entry.actor().id());
    }

    @Override
    public void write(Connection connection) throws SQLException {
        rows.flush(connection);
        holders.flush(connection);
    }
}
