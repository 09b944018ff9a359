package org.mingzhang.api.portal.execution;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.mingzhang.api.names.CodeKind;
import org.mingzhang.api.portal.frame.Language;
import org.mingzhang.api.portal.frame.Links;
import org.mingzhang.api.portal.frame.Portal;
import org.mingzhang.api.portal.frame.Visit;
import org.mingzhang.api.portal.frame.Words;
import org.mingzhang.api.portal.place.Area;
import org.mingzhang.api.problem.ProblemResponses;
import org.mingzhang.api.queries.Filters;
import org.mingzhang.api.queries.SortedBy;
import org.mingzhang.projections.execution.ExecutionRow;
import org.mingzhang.projections.execution.Grouping;
import org.mingzhang.projections.execution.Grouping.Dimension;
import org.mingzhang.projections.lines.LineFilter;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/// Where the whole stands: the way to the front page, and execution of a fiscal year by unit.
@Controller
public final class OverviewController {

    private final Portal portal;

    /// The overview of a ledger.
    public OverviewController(Portal portal) {
        this.portal = portal;
    }

    /// The root leads to the language that the browser asks for.
    @GetMapping("/")
    public RedirectView root(HttpServletRequest request) {
        Language language = Language.of(ProblemResponses.localeOf(request));
        return new RedirectView(Links.address(language, "", Map.of()), false, false);
    }

    /// So does a language alone.
    @GetMapping({"/zh", "/en"})
    public RedirectView language(HttpServletRequest request) {
        return new RedirectView(
                Links.address(Language.ofPath(request.getRequestURI()), "", Map.of()),
                false,
                false);
    }

    /// The front page: the province; where the lines lie in areas of several or of none, the units.
    @GetMapping({"/zh/open", "/en/open"})
    public RedirectView front(HttpServletRequest request) throws InterruptedException {
        Visit visit = portal.visit(request, Set.of("year", "func", "eco"));
        String tail = province(visit).map(area -> "/area/" + area.code()).orElse("/units");
        return new RedirectView(
                Links.address(visit.language(), tail, visit.question().given()), false, false);
    }

    /// Execution by unit.
    @GetMapping({"/zh/open/units", "/en/open/units"})
    public ModelAndView units(HttpServletRequest request) throws InterruptedException {
        Visit visit = portal.visit(request, Set.of("year", "func", "eco", "after", SortedBy.WORD));
        List<ExecutionRow> years =
                visit.execution(Filters.allLines(visit.question()), Grouping.by(Dimension.YEAR));
        LineFilter filter = Scope.filter(visit, years);
        Optional<ExecutionRow> whole = visit.execution(filter).stream().findFirst();
        Words words = visit.words();
        String scope = Scope.words(visit, filter);
        String answer =
                whole.map(all -> Scope.answer(visit, scope, all))
                        .orElseGet(() ->
                                words.of(years.isEmpty() ? "empty.ledger" : "empty.execution"));
        Map<String, Object> content = new TreeMap<>();
        content.put("choices", Scope.choices(visit, filter, years));
        content.put("scope", scope);
        whole.ifPresent(all -> content.putAll(content(visit, filter, all, scope)));
        return visit.page(
                "execution/overview",
                visit.frame(
                        words.of("page.overview"),
                        words.of("page.units"),
                        answer,
                        List.of(),
                        List.of(),
                        List.of(),
                        whole.isPresent() ? "/api/v1/execution" : null,
                        whole.isPresent()),
                content);
    }

    /// The province, where all lines lie in areas of one.
    private static Optional<Area> province(Visit visit) {
        List<ExecutionRow> provinces =
                visit.execution(
                        Filters.allLines(visit.question()),
                        Grouping.by(Dimension.DIVISION, Area.PROVINCE));
        return provinces.size() == 1
                ? Area.ofPrefix(provinces.getFirst().keys().getFirst())
                : Optional.empty();
    }

    private static Map<String, Object> content(
            Visit visit, LineFilter filter, ExecutionRow whole, String scope) {
        Words words = visit.words();
        String[] kept = Scope.kept(filter);
        Links links = visit.links();
        String lines = links.to("/lines", kept);
        String payments = links.to("/payments", "year", kept[1]);
        ExecutionTables tables = new ExecutionTables(visit, lines);
        List<ExecutionRow> units = visit.execution(filter, Grouping.by(Dimension.UNIT));
        List<ExecutionRow> months = visit.execution(filter, Grouping.by(Dimension.MONTH));
        Map<String, Object> content = new TreeMap<>();
        content.put("figures", tables.figures(whole, payments));
        content.put(
                "equation", tables.equation(whole, name -> name.equals("paid") ? payments : lines));
        content.put(
                "units",
                tables.pageBy(
                                "unit",
                                words.of("caption.by-unit", scope, visit.moment()),
                                whole,
                                units,
                                unit -> links.to("/unit/" + unit, kept),
                                unit -> visit.cell(CodeKind.UNIT, unit))
                        .with(visit.downloads("/units", kept)));
        content.put(
                "months",
                tables.months(
                                words.of("caption.by-month", scope, visit.moment()),
                                whole,
                                months,
                                month ->
                                        links.to(
                                                "/units",
                                                Scope.with(
                                                        kept,
                                                        "effective",
                                                        month.atEndOfMonth().toString())))
                        .with(visit.downloads("/months", kept)));
        return content;
    }
}
