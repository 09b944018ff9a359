package org.mingzhang.api.portal.pace;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.mingzhang.api.names.CodeKind;
import org.mingzhang.api.portal.execution.Scope;
import org.mingzhang.api.portal.frame.Amounts;
import org.mingzhang.api.portal.frame.PageFrame;
import org.mingzhang.api.portal.frame.Portal;
import org.mingzhang.api.portal.frame.Visit;
import org.mingzhang.api.portal.frame.Words;
import org.mingzhang.api.portal.place.AreaWay;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.mingzhang.api.queries.Filters;
import org.mingzhang.projections.execution.ExecutionRow;
import org.mingzhang.projections.execution.Grouping;
import org.mingzhang.projections.execution.Grouping.Dimension;
import org.mingzhang.projections.lines.LineFilter;
import org.mingzhang.projections.pace.MonthView;
import org.mingzhang.projections.pace.PaceQueries;
import org.mingzhang.projections.pace.UnitPace;
import org.mingzhang.projections.procedures.ProcedureFilter;
import org.mingzhang.projections.procedures.ProcedureKind;
import org.mingzhang.projections.procedures.ProcedureView;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/// Are we spending as planned, and where will we end?
@Controller
public final class PacePageController {

    private static final Set<String> WORDS = Set.of("year", "func", "eco");
    private static final int ALERTS_MAX = 50;
    private static final int SKIPPED_MAX = 1_000_000;

    private final Portal portal;

    /// The pace of a ledger.
    public PacePageController(Portal portal) {
        this.portal = portal;
    }

    /// All units, the one furthest behind in front.
    @GetMapping({"/zh/open/pace", "/en/open/pace"})
    public ModelAndView units(HttpServletRequest request) throws InterruptedException {
        Visit visit = portal.visit(request, Filters.words(WORDS, Set.of("division", "after")));
        Words words = visit.words();
        List<ExecutionRow> years = years(visit, Filters.allLines(visit.question()));
        LineFilter filter = Scope.filter(visit, years);
        List<UnitPace> units = paces(visit, filter);
        String scope = Scope.words(visit, filter);
        int skipped = visit.question().number("after", 1, SKIPPED_MAX).orElse(0);
        PaceTables tables = new PaceTables(visit, Scope.kept(filter));
        Map<String, Object> content = new TreeMap<>();
        content.put("choices", Scope.choices(visit, filter, years));
        content.put("hidden", hidden(visit));
        content.put(
                "units",
                tables.units(
                        words.of("caption.pace-units", scope, visit.moment()),
                        units,
                        Math.min(skipped, units.size())));
        List<ProcedureView> alerts = alerts(visit, filter);
        content.put("alerts", tables.alerts(alerts, true));
        return visit.page(
                "pace/units",
                visit.frame(
                        words.of("page.pace"),
                        words.of("page.pace"),
                        answer(visit, units),
                        List.of(),
                        List.of(),
                        List.of(),
                        "/api/v1/pace",
                        false),
                content);
    }

    private static List<ExecutionRow> years(Visit visit, LineFilter all) {
        return visit.execution(all, Grouping.by(Dimension.YEAR));
    }

    private static List<UnitPace> paces(Visit visit, LineFilter filter) {
        OptionalInt year = filter.fiscalYear();
        return year.isEmpty()
                ? List.of()
                : visit.read().pace().units(visit.cut(), filter, year.getAsInt(), today(visit));
    }

    private static LocalDate today(Visit visit) {
        return PaceQueries.day(visit.cut(), visit.dates().zone());
    }

    /// What the selects do not hold.
    private static List<PageFrame.Kept> hidden(Visit visit) {
        return visit.question().text("division").stream()
                .map(division -> new PageFrame.Kept("division", division))
                .toList();
    }

    private static String answer(Visit visit, List<UnitPace> units) {
        Words words = visit.words();
        Optional<UnitPace> furthest =
                units.stream().filter(pace -> pace.ratio().isPresent()).findFirst();
        if (furthest.isEmpty()) {
            return words.of(units.isEmpty() ? "empty.execution" : "answer.pace-early");
        }
        UnitPace pace = furthest.get();
        MonthView last = pace.last().orElseThrow();
        return words.of(
                "answer.pace-units",
                visit.named(CodeKind.UNIT, pace.unit()),
                visit.dates().inWords(YearMonth.of(pace.year(), pace.lastMonth())),
                visit.amounts().figure(last.fact().orElseThrow().paid()),
                PaceTables.percent(pace.ratio().orElseThrow()),
                visit.amounts().figure(last.expected()));
    }

    private static List<ProcedureView> alerts(Visit visit, LineFilter filter) {
        return visit.read()
                .procedures()
                .latest(
                        visit.cut(),
                        new ProcedureFilter(
                                ProcedureKind.PACE_ALERT,
                                filter.fiscalYear(),
                                filter.division(),
                                filter.unit(),
                                Optional.empty()),
                        OptionalLong.empty(),
                        ALERTS_MAX);
    }

    /// One unit.
    @GetMapping({"/zh/open/pace/{code}", "/en/open/pace/{code}"})
    public ModelAndView unit(@PathVariable String code, HttpServletRequest request)
            throws InterruptedException {
        Visit visit = portal.visit(request, WORDS);
        Words words = visit.words();
        String readable = visit.question().scope().narrowUnits(Optional.of(code)).orElse(code);
        LineFilter all = Filters.allLines(visit.question());
        List<ExecutionRow> years = years(visit, all.unit(readable));
        if (years.isEmpty()) {
            throw new FaultException(new Fault.NotFound("unit", code));
        }
        LineFilter filter = Scope.filter(visit, years).unit(readable);
        Optional<UnitPace> pace =
                filter.fiscalYear().isEmpty()
                        ? Optional.empty()
                        : visit.read()
                                .pace()
                                .unit(
                                        visit.cut(),
                                        Scope.filter(visit, years),
                                        code,
                                        filter.fiscalYear().getAsInt(),
                                        today(visit));
        PaceTables tables = new PaceTables(visit, Scope.kept(filter));
        Map<String, Object> content = new TreeMap<>();
        content.put("choices", Scope.choices(visit, filter, years));
        content.put("hidden", List.of());
        content.put("unitHref", visit.links().to("/unit/" + code, Scope.kept(filter)));
        content.put("allHref", visit.links().to("/pace", Scope.kept(filter)));
        String scope =
                words.of(
                        "scope.unit",
                        visit.cell(CodeKind.UNIT, code).text(),
                        Scope.words(visit, filter));
        pace.ifPresent(
                found -> fill(content, visit, tables, found, scope, firstMonth(visit, filter)));
        content.put("alerts", tables.alerts(alerts(visit, filter), false));
        return visit.page(
                "pace/unit",
                visit.frame(
                        words.of("page.pace-of", visit.name(CodeKind.UNIT, code)),
                        words.of("page.pace"),
                        pace.map(found -> answer(visit, found))
                                .orElseGet(() -> words.of("empty.execution")),
                        way(visit, filter, pace, code),
                        List.of(),
                        List.of(),
                        null,
                        pace.isPresent()),
                content);
    }

    /// The first month in which anything moved.
    private static YearMonth firstMonth(Visit visit, LineFilter filter) {
        return visit.execution(filter, Grouping.by(Dimension.MONTH)).stream()
                .map(row -> YearMonth.parse(row.keys().getFirst()))
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static void fill(
            Map<String, Object> content,
            Visit visit,
            PaceTables tables,
            UnitPace pace,
            String scope,
            YearMonth first) {
        Words words = visit.words();
        content.put("figures", tables.figures(pace));
        content.put(
                "months",
                tables.months(words.of("caption.pace", scope, visit.moment()), pace, first));
        content.put("chartTitle", words.of("chart.pace", scope));
        content.put("monthsTitle", words.of("chart.pace-months", scope));
        content.put("basis", tables.basis(pace));
        content.put("rush", tables.rush(pace));
    }

    private static List<PageFrame.Crumb> way(
            Visit visit, LineFilter filter, Optional<UnitPace> pace, String code) {
        List<PageFrame.Crumb> way =
                new ArrayList<>(
                        pace.map(found -> AreaWay.to(visit, found.division(), Scope.kept(filter)))
                                .orElse(List.of()));
        way.add(
                new PageFrame.Crumb(
                        visit.name(CodeKind.UNIT, code),
                        visit.links().to("/unit/" + code, Scope.kept(filter))));
        return way;
    }

    private static String answer(Visit visit, UnitPace pace) {
        Words words = visit.words();
        Amounts amounts = visit.amounts();
        if (pace.ratio().isEmpty()) {
            return words.of("answer.pace-early");
        }
        MonthView last = pace.last().orElseThrow();
        MonthView.Fact fact = last.fact().orElseThrow();
        String verdict =
                words.of(
                        "answer.pace",
                        visit.dates().inWords(YearMonth.of(pace.year(), last.month())),
                        amounts.figure(fact.paid()),
                        PaceTables.percent(pace.ratio().orElseThrow()),
                        amounts.figure(last.expected()),
                        words.of(PaceTables.word(fact.verdict())));
        return pace.forecast()
                .map(forecast ->
                        verdict
                                + words.of(
                                        "answer.pace-forecast",
                                        PaceTables.percent(forecast.end()),
                                        PaceTables.points(forecast.meanError())))
                .orElse(verdict);
    }
}
