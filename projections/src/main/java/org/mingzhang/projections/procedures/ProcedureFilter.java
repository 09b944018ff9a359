package org.mingzhang.projections.procedures;

import java.util.Optional;
import java.util.OptionalInt;
import org.mingzhang.projections.asof.Cut;
import org.mingzhang.projections.sql.Conditions;

/// Which procedures.
///
/// @param kind of this kind
/// @param year of this fiscal year
/// @param division of divisions whose code begins so
/// @param unit of units whose code begins so
/// @param step whose last step is this
public record ProcedureFilter(
        ProcedureKind kind,
        OptionalInt year,
        Optional<String> division,
        Optional<String> unit,
        Optional<String> step) {

    /// All of one kind.
    public static ProcedureFilter all(ProcedureKind kind) {
        return new ProcedureFilter(
                kind, OptionalInt.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// The conditions on every step; that on the last is the query's.
    Conditions conditions(Cut cut) {
        Conditions which =
                new Conditions().and("kind = ?", kind.code()).and("position < ?", cut.size());
        if (cut.until().isPresent()) {
            which.and("effective_date <= ?", cut.until().get());
        }
        if (year.isPresent()) {
            which.and("fiscal_year = ?", year.getAsInt());
        }
        return which.andPrefix("division", division).andPrefix("unit", unit);
    }
}
