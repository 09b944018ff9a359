package org.mingzhang.projections.refusals;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.mingzhang.ledger.codec.CommandRefused;
import org.mingzhang.ledger.log.LogEvent.RefusalsSuppressed;
import org.mingzhang.projections.replay.Projection;
import org.mingzhang.projections.replay.ReadModel;
import org.mingzhang.projections.replay.RecordedEvent;
import org.mingzhang.projections.sql.CopyRows;

/// Keeps one row for each refusal, and one for each entry that stands for many.
final class RefusalsProjection implements Projection {

    private static final List<String> COLUMNS =
            List.of(
                    "position",
                    "recorded_at",
                    "type",
                    "rule",
                    "rule_version",
                    "limit_text",
                    "value_text",
                    "reference",
                    "line",
                    "payment",
                    "amount",
                    "evidence_file",
                    "evidence_row",
                    "actor",
                    "actor_unit",
                    "count");

    private final CopyRows rows = new CopyRows("refusal", COLUMNS);

    /// The read model of refusals.
    static final class Model implements ReadModel {

        @Override
        public String name() {
            return "refusals";
        }

        @Override
        public List<String> tables() {
            return List.of(
                    """
                    create table refusal (
                      position      bigint primary key,
                      recorded_at   timestamptz(3) not null,
                      type          text collate "C" not null,
                      rule          text collate "C" not null,
                      rule_version  text,
                      limit_text    text,
                      value_text    text,
                      reference     text,
                      line          text collate "C",
                      payment       text collate "C",
                      amount        bigint,
                      evidence_file text collate "C",
                      evidence_row  int,
                      actor         text not null,
                      actor_unit    text collate "C" not null,
                      count         bigint not null
                    )\
                    """);
        }

        @Override
        public List<String> indexes() {
            return List.of(
                    "create index refusal_by_rule on refusal (rule, position)",
                    "create index refusal_by_payment on refusal (payment, position)",
                    "create index refusal_by_line on refusal (line, position)");
        }

        @Override
        public List<CanonicalRows> canonicalRows() {
            return List.of(
                    new CanonicalRows(
                            "refusal",
                            """
                            select position, to_char(recorded_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
                                   type, rule, rule_version, limit_text, value_text, reference,
                                   line, payment, amount, evidence_file, evidence_row, actor,
                                   actor_unit, count
                              from refusal where position < :size order by position\
                            """));
        }

        @Override
        public Projection fold(int states, boolean fromStart) {
            return new RefusalsProjection();
        }
    }

    @Override
    public void apply(RecordedEvent entry) {
        switch (entry.event()) {
            case CommandRefused refused -> add(entry, refused);
            case RefusalsSuppressed suppressed -> add(entry, suppressed);
            default -> {}
        }
    }

    private void add(RecordedEvent entry, CommandRefused refused) {
        Attempt attempt = Attempt.of(refused.attempt());
        rows.row()
                .put(entry.position())
                .put(entry.recordedAt())
                .put(entry.type())
                .put(refused.rule())
                .put(refused.ruleVersion())
                .put(refused.limit())
                .put(refused.value())
                .put(refused.reference())
                .put(attempt.line())
                .put(attempt.payment());
        if (attempt.amount().isPresent()) {
            rows.put(attempt.amount().get().minorUnits());
        } else {
            rows.putNull();
        }
        if (attempt.evidence().isPresent()) {
            rows.put(attempt.evidence().get().file()).putInteger(attempt.evidence().get().row());
        } else {
            rows.putNull().putNull();
        }
        rows.put(entry.actor().id()).put(entry.actor().unit()).put(1L);
    }

    private void add(RecordedEvent entry, RefusalsSuppressed suppressed) {
        rows.row()
                .put(entry.position())
                .put(entry.recordedAt())
                .put(entry.type())
                .put(RefusalQueries.SUPPRESSED);
        rows.putNull().putNull().putNull().put(suppressed.client());
        for (int i = COLUMNS.indexOf("line"); i <= COLUMNS.indexOf("evidence_row"); i++) {
            rows.putNull();
        }
        rows.put(entry.actor().id()).put(entry.actor().unit()).put(suppressed.count());
    }

    @Override
    public void write(Connection connection) throws SQLException {
        rows.flush(connection);
    }
}
