package org.mingzhang.projections.adjustments;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.mingzhang.ledger.accounts.FiscalFact;
import org.mingzhang.ledger.budgetline.BudgetLineEvent.AppropriationReduced;
import org.mingzhang.ledger.budgetline.BudgetLineEvent.AppropriationSupplemented;
import org.mingzhang.ledger.budgetline.BudgetLineEvent.VirementPosted;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.projections.replay.Projection;
import org.mingzhang.projections.replay.ReadModel;
import org.mingzhang.projections.replay.RecordedEvent;
import org.mingzhang.projections.sql.CopyRows;

/// Makes one row for each line whose budget an entry changes.
final class AdjustmentsProjection implements Projection {

    private final CopyRows rows =
            new CopyRows(
                    "adjustment",
                    List.of(
                            "position",
                            "line",
                            "kind",
                            "other",
                            "amount",
                            "effective_date",
                            "recorded_at",
                            "fiscal_year",
                            "division",
                            "unit",
                            "document"));

    /// The read model of adjustments.
    static final class Model implements ReadModel {

        @Override
        public String name() {
            return "adjustments";
        }

        @Override
        public List<String> tables() {
            return List.of(
                    """
                    create table adjustment (
                      position       bigint not null,
                      line           text collate "C" not null,
                      kind           text collate "C" not null,
                      other          text collate "C",
                      amount         bigint not null,
                      effective_date date   not null,
                      recorded_at    timestamptz(3) not null,
                      fiscal_year    int    not null,
                      division       text collate "C" not null,
                      unit           text collate "C" not null,
                      document       text   not null,
                      primary key (position, line, amount)
                    )\
                    """);
        }

        @Override
        public List<String> indexes() {
            return List.of(
                    "create index adjustment_by_line on adjustment (line, position)",
                    "create index adjustment_by_unit on adjustment (unit, position)");
        }

        @Override
        public List<CanonicalRows> canonicalRows() {
            return List.of(
                    new CanonicalRows(
                            "adjustment",
                            """
                            select position, line, kind, other, amount, effective_date,
                                   to_char(recorded_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
                                   fiscal_year, division, unit, document
                              from adjustment where position < :size order by position, line, amount\
                            """));
        }

        @Override
        public Projection fold(int states, boolean fromStart) {
            return new AdjustmentsProjection();
        }
    }

    @Override
    public void apply(RecordedEvent entry) {
        switch (entry.event()) {
            case AppropriationSupplemented e ->
                    add(
                            entry,
                            e,
                            new Side(e.line(), e.unit(), Optional.empty(), e.amount()),
                            AdjustmentKind.SUPPLEMENT,
                            e.document());
            case AppropriationReduced e ->
                    add(
                            entry,
                            e,
                            new Side(e.line(), e.unit(), Optional.empty(), e.amount().negated()),
                            AdjustmentKind.REDUCTION,
                            e.document());
            case VirementPosted e -> {
                String source = e.source().line();
                String target = e.target().line();
                add(
                        entry,
                        e,
                        new Side(
                                source,
                                e.source().unit(),
                                Optional.of(target),
                                e.amount().negated()),
                        AdjustmentKind.VIREMENT,
                        e.document());
                add(
                        entry,
                        e,
                        new Side(target, e.target().unit(), Optional.of(source), e.amount()),
                        AdjustmentKind.VIREMENT,
                        e.document());
            }
            default -> {}
        }
    }

    /// What an adjustment does to one line.
    private record Side(String line, String unit, Optional<String> other, Money amount) {}

    private void add(
            RecordedEvent entry, FiscalFact fact, Side side, AdjustmentKind kind, String document) {
        rows.row()
                .put(entry.position())
                .put(side.line())
                .put(kind.code())
                .put(side.other())
                .put(side.amount().minorUnits())
                .put(fact.effectiveDate())
                .put(entry.recordedAt())
                .putInteger(fact.fiscalYear())
                .put(fact.division())
                .put(side.unit())
                .put(document);
    }

    @Override
    public void write(Connection connection) throws SQLException {
        rows.flush(connection);
    }
}
