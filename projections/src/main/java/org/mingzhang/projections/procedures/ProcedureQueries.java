package org.mingzhang.projections.procedures;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.projections.asof.Cut;
import org.mingzhang.projections.replay.ReadModel;
import org.mingzhang.projections.sql.Conditions;
import org.mingzhang.projections.sql.Paging;
import org.mingzhang.projections.sql.Reads;

/// Procedures as known at a cut. Thread-safe.
public final class ProcedureQueries {

    /// The read model that these queries read.
    public static final ReadModel MODEL = new ProceduresProjection.Model();

    private final Reads reads;

    /// Queries over the read side.
    public ProcedureQueries(Reads reads) {
        this.reads = reads;
    }

    /// The last step of each procedure, those that moved last in front.
    ///
    /// @param before only those in front of this position: the last one of the page before
    /// @param rows 1 to [Paging#ROWS_MAX]
    public List<ProcedureView> latest(
            Cut cut, ProcedureFilter filter, OptionalLong before, int rows) {
        Paging.check(rows);
        Conditions all = filter.conditions(cut);
        Conditions last = new Conditions();
        if (before.isPresent()) {
            last.and("position < ?", before.getAsLong());
        }
        last.and("step = ?", filter.step());
        return reads.list(
                cut.schema(),
                "select * from (select distinct on (id) * from $.procedure_step"
                        + all.sql()
                        + " order by id, position desc) latest"
                        + last.sql()
                        + " order by position desc limit "
                        + rows,
                Conditions.joined(all.values(), last.values()),
                ProcedureQueries::view);
    }

    /// The steps of one procedure, the first in front.
    public List<ProcedureView> steps(Cut cut, ProcedureFilter filter, String id) {
        Conditions which = filter.conditions(cut).and("id = ?", id);
        return reads.list(
                cut.schema(),
                "select * from $.procedure_step"
                        + which.sql()
                        + " order by position limit "
                        + Paging.ROWS_MAX,
                which.values(),
                ProcedureQueries::view);
    }

    private static ProcedureView view(ResultSet row) throws SQLException {
        long amount = row.getLong("amount");
        Optional<Money> money = row.wasNull() ? Optional.empty() : Optional.of(new Money(amount));
        return new ProcedureView(
                row.getLong("position"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("id"),
                row.getString("step"),
                row.getObject("effective_date", LocalDate.class),
                row.getInt("fiscal_year"),
                row.getString("division"),
                row.getString("unit"),
                Optional.ofNullable(row.getString("line")),
                money,
                Optional.ofNullable(row.getObject("due_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                row.getString("person"));
    }
}
