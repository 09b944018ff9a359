package org.mingzhang.projections.operations;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.mingzhang.ledger.accounts.FiscalFact;
import org.mingzhang.ledger.codec.CommandRefused;
import org.mingzhang.projections.replay.Projection;
import org.mingzhang.projections.replay.ReadModel;
import org.mingzhang.projections.replay.RecordedEvent;
import org.mingzhang.projections.sql.CopyRows;

/// Makes one row of each entry.
final class OperationsProjection implements Projection {

    private final CopyRows rows =
            new CopyRows(
                    "operation",
                    List.of(
                            "position",
                            "recorded_at",
                            "type",
                            "rule",
                            "actor",
                            "actor_role",
                            "actor_unit",
                            "division",
                            "unit"));

    /// The read model of operations.
    static final class Model implements ReadModel {

        @Override
        public String name() {
            return "operations";
        }

        @Override
        public List<String> tables() {
            return List.of(
                    """
                    create table operation (
                      position    bigint primary key,
                      recorded_at timestamptz(3) not null,
                      type        text collate "C" not null,
                      rule        text collate "C",
                      actor       text collate "C" not null,
                      actor_role  text collate "C" not null,
                      actor_unit  text collate "C" not null,
                      division    text collate "C",
                      unit        text collate "C"
                    )\
                    """);
        }

        @Override
        public List<String> indexes() {
            return List.of(
                    "create index operation_by_actor on operation (actor, position)",
                    "create index operation_by_type on operation (type, position)");
        }

        @Override
        public List<CanonicalRows> canonicalRows() {
            return List.of(
                    new CanonicalRows(
                            "operation",
                            """
                            select position, to_char(recorded_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
                                   type, rule, actor, actor_role, actor_unit, division, unit
                              from operation where position < :size order by position\
                            """));
        }

        @Override
        public Projection fold(int states, boolean fromStart) {
            return new OperationsProjection();
        }
    }

    @Override
    public void apply(RecordedEvent entry) {
        Optional<FiscalFact> fact =
                entry.event() instanceof FiscalFact known ? Optional.of(known) : Optional.empty();
        rows.row()
                .put(entry.position())
                .put(entry.recordedAt())
                .put(entry.type())
                .put(
                        entry.event() instanceof CommandRefused refused
                                ? Optional.of(refused.rule())
                                : Optional.empty())
                .put(entry.actor().id())
                .put(entry.actor().role())
                .put(entry.actor().unit())
                .put(fact.map(FiscalFact::division))
                .put(fact.map(FiscalFact::unit));
    }

    @Override
    public void write(Connection connection) throws SQLException {
        rows.flush(connection);
    }
}
