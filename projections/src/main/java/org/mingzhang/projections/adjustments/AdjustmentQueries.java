package org.mingzhang.projections.adjustments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.projections.asof.Cut;
import org.mingzhang.projections.replay.ReadModel;
import org.mingzhang.projections.sql.Conditions;
import org.mingzhang.projections.sql.Paging;
import org.mingzhang.projections.sql.Reads;

/// Adjustments as known at a cut. Thread-safe.
public final class AdjustmentQueries {

    /// The read model that these queries read.
    public static final ReadModel MODEL = new AdjustmentsProjection.Model();

    private final Reads reads;

    /// Queries over the read side.
    public AdjustmentQueries(Reads reads) {
        this.reads = reads;
    }

    /// Which adjustments.
    ///
    /// @param fiscalYear of this fiscal year
    /// @param division of divisions whose code begins so
    /// @param unit of lines of units whose code begins so
    /// @param line of this line
    /// @param kind of this kind
    public record Filter(
            OptionalInt fiscalYear,
            Optional<String> division,
            Optional<String> unit,
            Optional<String> line,
            Optional<AdjustmentKind> kind) {

        private Conditions conditions(Cut cut) {
            Conditions which =
                    new Conditions()
                            .and("position < ?", cut.size())
                            .and("effective_date <= ?", cut.until());
            if (fiscalYear.isPresent()) {
                which.and("fiscal_year = ?", fiscalYear.getAsInt());
            }
            return which.andPrefix("division", division)
                    .andPrefix("unit", unit)
                    .and("line = ?", line)
                    .and("kind = ?", kind.map(AdjustmentKind::code));
        }
    }

    /// What all of a filter come to.
    ///
    /// @param count how many rows
    /// @param net by how much the budgets grew together
    public record Totals(long count, Money net) {}

    /// Adjustments, the newest first.
    ///
    /// @param skipped how many rows stand on the pages before
    /// @param rows 1 to [Paging#ROWS_MAX]
    public List<AdjustmentView> adjustments(Cut cut, Filter filter, int skipped, int rows) {
        Paging.check(rows, skipped);
        Conditions which = filter.conditions(cut);
        return reads.list(
                cut.schema(),
                "select * from $.adjustment"
                        + which.sql()
                        + " order by position desc, line, amount limit %d offset %d"
                                .formatted(rows, skipped),
                which.values(),
                AdjustmentQueries::view);
    }

    /// What they come to together.
    public Totals totals(Cut cut, Filter filter) {
        Conditions which = filter.conditions(cut);
        return reads.one(
                        cut.schema(),
                        "select count(*) as count, coalesce(sum(amount), 0)::bigint as net"
                                + " from $.adjustment"
                                + which.sql(),
                        which.values(),
                        row -> new Totals(row.getLong("count"), new Money(row.getLong("net"))))
                .orElseThrow();
    }

    private static AdjustmentView view(ResultSet row) throws SQLException {
        return new AdjustmentView(
                row.getLong("position"),
                row.getString("line"),
                AdjustmentKind.of(row.getString("kind")),
                Optional.ofNullable(row.getString("other")),
                new Money(row.getLong("amount")),
                row.getObject("effective_date", LocalDate.class),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getInt("fiscal_year"),
                row.getString("division"),
                row.getString("unit"),
                row.getString("document"));
    }
}
