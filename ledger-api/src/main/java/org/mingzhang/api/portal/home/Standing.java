package org.mingzhang.api.portal.home;

import java.util.List;
import java.util.Optional;
import org.mingzhang.api.names.CodeKind;
import org.mingzhang.api.portal.execution.ExecutionTables;
import org.mingzhang.api.portal.execution.Scope;
import org.mingzhang.api.portal.frame.DataTable;
import org.mingzhang.api.portal.frame.Figure;
import org.mingzhang.api.portal.frame.Visit;
import org.mingzhang.api.portal.place.Area;
import org.mingzhang.api.portal.work.Desk;
import org.mingzhang.api.queries.Filters;
import org.mingzhang.projections.execution.ExecutionRow;
import org.mingzhang.projections.execution.Grouping;
import org.mingzhang.projections.execution.Grouping.Dimension;
import org.mingzhang.projections.lines.LineFilter;

/// How the budget that somebody may see stands in the last fiscal year.
///
/// @param desk who looks
/// @param filter the lines
/// @param whole all of them added up; empty where there is no line
record Standing(Desk desk, LineFilter filter, Optional<ExecutionRow> whole) {

    static Standing of(Desk desk) {
        Visit visit = desk.visit();
        List<ExecutionRow> years =
                visit.execution(Filters.allLines(visit.question()), Grouping.by(Dimension.YEAR));
        LineFilter filter = Scope.filter(visit, years);
        return new Standing(desk, filter, visit.execution(filter).stream().findFirst());
    }

    /// The same in one sentence; empty where there is no line.
    String answer() {
        return whole.map(row -> Scope.answer(desk.visit(), desk.place(), row)).orElse("");
    }

    /// Paid share, paid, adjusted budget, available.
    List<Figure> figures() {
        return whole.map(row -> tables().figures(row, desk.visit().links().to("/payments")))
                .orElse(List.of());
    }

    private ExecutionTables tables() {
        return new ExecutionTables(
                desk.visit(), desk.visit().links().to("/lines", Scope.kept(filter)));
    }

    /// The units, those with the largest budget in front.
    List<DataTable> units() {
        Visit visit = desk.visit();
        return whole
                .map(row ->
                        tables().by(
                                        "unit",
                                        visit.words()
                                                .of(
                                                        "caption.by-unit",
                                                        desk.place(),
                                                        visit.moment()),
                                        row,
                                        visit.execution(filter, Grouping.by(Dimension.UNIT)),
                                        unit -> visit.links().to("/unit/" + unit),
                                        unit -> visit.cell(CodeKind.UNIT, unit))
                                .asItIs())
                .stream()
                .toList();
    }

    /// The page of the area or the unit.
    String page(String... words) {
        String units = desk.person().units();
        if (!units.isEmpty()) {
            return desk.visit().links().to("/unit/" + units, words);
        }
        return Area.ofPrefix(desk.person().scope())
                .map(area -> desk.visit().links().to("/area/" + area.code(), words))
                .orElseGet(() -> desk.visit().links().to("", words));
    }
}
