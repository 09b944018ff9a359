package org.mingzhang.api.queries;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.mingzhang.projections.lines.LineView;

/// A budget line.
///
/// @param line its name
/// @param position the entry that opened it
/// @param pool its control pool, `<year>/<id>`
/// @param poolRuleVersion the version of the rule that gave the pool
/// @param division the administrative division
/// @param fiscalYear the fiscal year
/// @param unit the code of the unit
/// @param function the functional classification
/// @param economic the economic classification
/// @param fundType the type of fund
/// @param project the project
/// @param label a name for people
/// @param document what it rests on
/// @param effectiveDate the day of its approval
/// @param effectiveAssumed whether that day is assumed because the source gives none
/// @param amounts what was executed on it, by measure; in lists that are sorted by that
public record LineJson(
        String line,
        long position,
        String pool,
        OptionalInt poolRuleVersion,
        String division,
        int fiscalYear,
        String unit,
        String function,
        String economic,
        String fundType,
        Optional<String> project,
        Optional<String> label,
        String document,
        LocalDate effectiveDate,
        boolean effectiveAssumed,
        Optional<Map<String, String>> amounts) {

    static LineJson of(LineView view) {
        return of(new LineList.Row(view, Optional.empty()));
    }

    static LineJson of(LineList.Row row) {
        LineView view = row.line();
        return new LineJson(
                view.line(),
                view.position(),
                view.pool(),
                view.poolRuleVersion(),
                view.division(),
                view.fiscalYear(),
                view.unit(),
                view.function(),
                view.economic(),
                view.fundType(),
                view.project(),
                view.label(),
                view.document(),
                view.effectiveDate(),
                view.effectiveAssumed(),
                row.executed().map(ExecutionController.Row::amounts));
    }
}
