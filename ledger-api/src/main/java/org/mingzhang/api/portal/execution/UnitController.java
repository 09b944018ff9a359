package org.mingzhang.api.portal.execution;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.mingzhang.api.names.CodeKind;
import org.mingzhang.api.portal.compare.Comparison;
import org.mingzhang.api.portal.frame.Links;
import org.mingzhang.api.portal.frame.Portal;
import org.mingzhang.api.portal.frame.Visit;
import org.mingzhang.api.portal.frame.Words;
import org.mingzhang.api.portal.line.LineTable;
import org.mingzhang.api.portal.place.AreaWay;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.mingzhang.api.queries.Filters;
import org.mingzhang.api.queries.SortedBy;
import org.mingzhang.projections.execution.ExecutionRow;
import org.mingzhang.projections.execution.Grouping;
import org.mingzhang.projections.execution.Grouping.Dimension;
import org.mingzhang.projections.lines.LineFilter;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/// One unit: what it may spend, what it has done, month by month and line by line.
@Controller
public final class UnitController {

    private final Portal portal;

    /// Units of a ledger.
    public UnitController(Portal portal) {
        this.portal = portal;
    }

    /// A unit.
    @GetMapping({"/zh/open/unit/{code}", "/en/open/unit/{code}"})
    public ModelAndView unit(@PathVariable String code, HttpServletRequest request)
            throws InterruptedException {
        Visit visit = portal.visit(request, Set.of("year", "func", "eco", "after", SortedBy.WORD));
        String readable = visit.question().scope().narrowUnits(Optional.of(code)).orElse(code);
        List<ExecutionRow> years =
                visit.execution(
                        Filters.allLines(visit.question()).unit(readable),
                        Grouping.by(Dimension.YEAR));
        if (years.isEmpty()) {
            throw new FaultException(new Fault.NotFound("unit", code));
        }
        LineFilter filter = Scope.filter(visit, years).unit(readable);
        Words words = visit.words();
        String scope =
                words.of(
                        "scope.unit",
                        visit.cell(CodeKind.UNIT, code).text(),
                        Scope.words(visit, filter));
        List<ExecutionRow> whole = visit.execution(filter);
        Map<String, Object> content = new TreeMap<>();
        content.put("choices", Scope.choices(visit, filter, years));
        content.put("scope", scope);
        String answer = words.of("empty.execution");
        if (!whole.isEmpty()) {
            fill(content, visit, filter, whole.getFirst(), scope);
            answer = Scope.answer(visit, scope, whole.getFirst());
        }
        return visit.page(
                "execution/unit",
                visit.frame(
                        words.of("page.unit", visit.named(CodeKind.UNIT, code)),
                        visit.name(CodeKind.UNIT, code),
                        answer,
                        division(visit, filter)
                                .map(division -> AreaWay.to(visit, division, Scope.kept(filter)))
                                .orElse(List.of()),
                        List.of(),
                        List.of(),
                        null,
                        !whole.isEmpty()),
                content);
    }

    /// Where the unit is; empty where its lines lie in several divisions.
    private static Optional<String> division(Visit visit, LineFilter filter) {
        List<ExecutionRow> divisions = visit.execution(filter, Grouping.by(Dimension.DIVISION));
        return divisions.size() == 1
                ? Optional.of(divisions.getFirst().keys().getFirst())
                : Optional.empty();
    }

    private static void fill(
            Map<String, Object> content,
            Visit visit,
            LineFilter filter,
            ExecutionRow whole,
            String scope) {
        Words words = visit.words();
        Links links = visit.links();
        String unit = filter.unit().orElse("");
        String[] kept = Scope.kept(filter);
        String lines = links.to("/lines", Scope.with(kept, "unit", unit));
        String payments = links.to("/payments", "unit", unit, "year", kept[1]);
        ExecutionTables tables = new ExecutionTables(visit, lines);
        content.put("figures", tables.figures(whole, payments));
        content.put(
                "equation", tables.equation(whole, name -> name.equals("paid") ? payments : lines));
        content.put(
                "months",
                tables.months(
                                words.of("caption.by-month", scope, visit.moment()),
                                whole,
                                visit.execution(filter, Grouping.by(Dimension.MONTH)),
                                month ->
                                        links.to(
                                                "/unit/" + unit,
                                                Scope.with(
                                                        kept,
                                                        "effective",
                                                        month.atEndOfMonth().toString())))
                        .with(visit.downloads("/months", Scope.with(kept, "unit", unit))));
        content.put(
                "lines",
                LineTable.of(
                                visit,
                                filter,
                                words.of("caption.lines", scope, visit.moment()),
                                visit.question().text("after"))
                        .with(visit.downloads("/lines", Scope.with(kept, "unit", unit))));
        content.put("payments", payments);
        content.put("adjustments", links.to("/adjustments", "unit", unit, "year", kept[1]));
        content.put("flows", links.to("/flows", "unit", unit, "year", kept[1]));
        content.put("pace", links.to("/pace/" + unit, kept));
        content.put("replay", links.to("/replay/unit/" + unit, "year", kept[1]));
        Comparison.fill(
                content,
                visit,
                filter,
                "line",
                Grouping.by(Dimension.LINE),
                line -> line,
                line -> links.to("/line/" + line));
    }
}
