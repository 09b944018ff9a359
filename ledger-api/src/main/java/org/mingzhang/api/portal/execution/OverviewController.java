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
import org.mingzhang.api.portal.frame.Sorting;
import org.mingzhang.api.portal.frame.Visit;
import org.mingzhang.api.portal.frame.Words;
import org.mingzhang.api.portal.place.Area;
import org.mingzhang.api.problem.ProblemResponses;
import org.mingzhang.api.queries.Filters;
import org.mingzhang.projections.execution.ExecutionRow;
import org.mingzhang.projections.execution.Grouping;
import org.mingzhang.projections.execution.Grouping.Dimension;
import org.mingzhang.projections.lines.LineFilter;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/// Where the whole stands: execution of a fiscal year by unit.
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

    /// The overview.
    @GetMapping({"/zh/open", "/en/open"})
    public ModelAndView overview(HttpServletRequest request) throws InterruptedException {
        Visit visit = portal.visit(request, Set.of("year", "func", "eco", Sorting.WORD));
        List<ExecutionRow> years =
                visit.execution(Filters.allLines(visit.question()), Grouping.by(Dimension.YEAR));
        LineFilter filter = Scope.filter(visit, years);
        Optional<ExecutionRow> whole = visit.execution(filter).stream().findFirst();
        Words words = visit.words();
        String scope = Scope.words(visit, filter);
        if (whole.isEmpty()) {
            return visit.page(
                    "execution/overview",
                    visit.frame(
                            words.of("page.overview"),
                            words.of(years.isEmpty() ? "empty.ledger" : "empty.execution"),
                            List.of(),
                            List.of(),
                            null,
                            false),
                    Map.of("choices", Scope.choices(visit, filter, years), "scope", scope));
        }
        return visit.page(
                "execution/overview",
                visit.frame(
                        words.of("page.overview"),
                        Scope.answer(visit, scope, whole.get()),
                        List.of(),
                        List.of(),
                        "/api/v1/execution",
                        true),
                content(visit, filter, years, whole.get(), scope));
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
            Visit visit,
            LineFilter filter,
            List<ExecutionRow> years,
            ExecutionRow whole,
            String scope) {
        Words words = visit.words();
        String[] kept = Scope.kept(filter);
        Links links = visit.links();
        String lines = links.to("/lines", kept);
        String payments = links.to("/payments", "year", kept[1]);
        ExecutionTables tables = new ExecutionTables(visit, lines);
        List<ExecutionRow> units = visit.execution(filter, Grouping.by(Dimension.UNIT));
        List<ExecutionRow> months = visit.execution(filter, Grouping.by(Dimension.MONTH));
        Map<String, Object> content = new TreeMap<>();
        content.put("choices", Scope.choices(visit, filter, years));
        content.put("scope", scope);
        province(visit)
                .ifPresent(area ->
                        content.put("atlas", links.to("/area/" + area.code(), "year", kept[1])));
        content.put("figures", tables.figures(whole, payments));
        content.put(
                "equation", tables.equation(whole, name -> name.equals("paid") ? payments : lines));
        content.put(
                "units",
                tables.by(
                                "unit",
                                words.of("caption.by-unit", scope, visit.moment()),
                                whole,
                                units,
                                unit -> links.to("/unit/" + unit, kept),
                                unit -> visit.name(CodeKind.UNIT, unit))
                        .with(visit.downloads("", kept)));
        content.put(
                "months",
                tables.months(
                        words.of("caption.by-month", scope, visit.moment()),
                        whole,
                        months,
                        month ->
                                links.to(
                                        "",
                                        Scope.with(
                                                kept,
                                                "effective",
                                                month.atEndOfMonth().toString()))));
        return content;
    }
}
