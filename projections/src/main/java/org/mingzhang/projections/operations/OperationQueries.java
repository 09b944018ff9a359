package org.mingzhang.projections.operations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.mingzhang.ledger.log.entry.Actor;
import org.mingzhang.projections.asof.Cut;
import org.mingzhang.projections.replay.ReadModel;
import org.mingzhang.projections.sql.Conditions;
import org.mingzhang.projections.sql.Paging;
import org.mingzhang.projections.sql.Reads;

/// The operation log as known at a cut. Thread-safe.
public final class OperationQueries {

    /// The read model that these queries read.
    public static final ReadModel MODEL = new OperationsProjection.Model();

    private final Reads reads;

    /// Queries over the read side.
    public OperationQueries(Reads reads) {
        this.reads = reads;
    }

    /// What was done, the newest first.
    ///
    /// @param before only what stands in front of this position
    /// @param rows 1 to [Paging#ROWS_MAX]
    public List<OperationView> operations(
            Cut cut, OperationFilter filter, OptionalLong before, int rows) {
        Paging.check(rows);
        Conditions which = filter.conditions(cut);
        if (before.isPresent()) {
            which.and("position < ?", before.getAsLong());
        }
        return reads.list(
                cut.schema(),
                "select * from $.operation" + which.sql() + " order by position desc limit " + rows,
                which.values(),
                OperationQueries::view);
    }

    private static OperationView view(ResultSet row) throws SQLException {
        return new OperationView(
                row.getLong("position"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("type"),
                Optional.ofNullable(row.getString("rule")),
                new Actor(
                        row.getString("actor"),
                        row.getString("actor_role"),
                        row.getString("actor_unit")),
                Optional.ofNullable(row.getString("division")),
                Optional.ofNullable(row.getString("unit")));
    }
}
