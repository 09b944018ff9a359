package org.mingzhang.api.portal.area;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.mingzhang.api.names.CodeKind;
import org.mingzhang.api.portal.compare.Comparison;
import org.mingzhang.api.portal.execution.ExecutionTables;
import org.mingzhang.api.portal.execution.Scope;
import org.mingzhang.api.portal.frame.Cell;
import org.mingzhang.api.portal.frame.Links;
import org.mingzhang.api.portal.frame.Menu;
import org.mingzhang.api.portal.frame.Portal;
import org.mingzhang.api.portal.frame.Visit;
import org.mingzhang.api.portal.frame.Words;
import org.mingzhang.api.portal.place.Area;
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
import org.springframework.web.servlet.view.RedirectView;

/// How a province, a city or a county is doing: on the map, beside its peers, by unit and by
/// function.
///
/// **Errors** `not-found` for an area in which the ledger has no budget line.
@Controller
public final class AreaController {

    private static final int FURTHEST_BEHIND = 5;
    private static final int CLASS_WIDTH = 3;

    private final Portal portal;

    /// Areas of a ledger.
    public AreaController(Portal portal) {
        this.portal = portal;
    }

    /// An area.
    @GetMapping({"/zh/open/area/{code}", "/en/open/area/{code}"})
    public ModelAndView area(@PathVariable String code, HttpServletRequest request)
            throws InterruptedException {
        Visit visit =
                portal.visit(
                        request, Set.of("year", "func", "eco", "after", "show", SortedBy.WORD));
        Area area =
                Area.of(code)
                        .orElseThrow(() -> new FaultException(new Fault.NotFound("area", code)));
        // Of a city, whoever is for the city itself sees what it keeps for itself.
        String scoped = visit.scope(area.prefix());
        if (!Area.ofPrefix(scoped).equals(Optional.of(area))) {
            return new ModelAndView(toOwn(visit, scoped));
        }
        LineFilter all = Filters.allLines(visit.question()).division(scoped);
        List<ExecutionRow> years = visit.execution(all, Grouping.by(Dimension.YEAR));
        if (years.isEmpty()) {
            throw new FaultException(new Fault.NotFound("area", code));
        }
        LineFilter filter = Scope.filter(visit, years).division(scoped);
        Words words = visit.words();
        String name = visit.areaName(area.division());
        String scope = words.of("scope.area", name, Scope.words(visit, filter));
        Optional<ExecutionRow> whole = visit.execution(filter).stream().findFirst();
        Map<String, Object> content = new TreeMap<>();
        content.put("choices", Scope.choices(visit, filter, years));
        List<Cell> chips = new ArrayList<>();
        String answer = words.of("empty.execution");
        if (whole.isPresent()) {
            answer = Scope.answer(visit, scope, whole.get());
            new Content(visit, area, filter, scope, whole.get()).fill(content, chips);
        }
        return visit.page(
                "area/area",
                visit.frame(
                        words.of("page.area", name),
                        name,
                        answer,
                        AreaWay.above(visit, area, Scope.kept(filter)),
                        AreaWay.beside(visit, area, filter, Scope.kept(filter)),
                        chips,
                        null,
                        whole.isPresent()),
                content);
    }

    /// Whoever may read a part alone is led to it.
    private static RedirectView toOwn(Visit visit, String scoped) {
        Area own =
                Area.ofPrefix(scoped)
                        .orElseThrow(() -> new FaultException(new Fault.NotFound("area", scoped)));
        return new RedirectView(
                Links.address(visit.language(), "/area/" + own.code(), visit.question().given()),
                false,
                false);
    }

    /// What an area with a budget shows.
    private record Content(
            Visit visit, Area area, LineFilter filter, String scope, ExecutionRow whole) {

        private void fill(Map<String, Object> content, List<Cell> chips) {
            Words words = visit.words();
            String[] kept = Scope.kept(filter);
            Links links = visit.links();
            String lines = links.to("/lines", Scope.with(kept, "division", area.prefix()));
            String payments = links.to("/payments", "division", area.prefix(), "year", kept[1]);
            ExecutionTables tables = new ExecutionTables(visit, lines);
            content.put("figures", tables.figures(whole, payments));
            content.put(
                    "equation",
                    tables.equation(whole, name -> name.equals("paid") ? payments : lines));
            content.put("pace", links.to("/pace", Scope.with(kept, "division", area.prefix())));
            content.put("pivot", links.to("/pivot", Scope.with(kept, "division", area.prefix())));
            rank().ifPresent(chips::add);
            if (area.hasParts()) {
                parts(content, tables, kept);
            }
            units(content, tables, kept);
            compare(content, kept);
            content.put(
                    "functions",
                    tables.by(
                            "func",
                            words.of("caption.by-func", scope, visit.moment()),
                            whole,
                            visit.execution(filter, Grouping.by(Dimension.FUNCTION, CLASS_WIDTH)),
                            func -> here(Scope.with(kept, "func", func)),
                            func -> visit.cell(CodeKind.FUNCTION, func)));
            content.put(
                    "months",
                    tables.months(
                                    words.of("caption.by-month", scope, visit.moment()),
                                    whole,
                                    visit.execution(filter, Grouping.by(Dimension.MONTH)),
                                    month ->
                                            here(
                                                    Scope.with(
                                                            kept,
                                                            "effective",
                                                            month.atEndOfMonth().toString())))
                            .with(
                                    visit.downloads(
                                            "/months",
                                            Scope.with(kept, "division", area.prefix()))));
            content.put("scope", scope);
        }

        private String here(String... words) {
            return visit.links().to("/area/" + area.code(), words);
        }

        /// The areas below; what the area keeps for itself stands among them and leads to its
        /// lines.
        private void parts(Map<String, Object> content, ExecutionTables tables, String[] kept) {
            Words words = visit.words();
            List<ExecutionRow> rows =
                    visit.execution(filter, Grouping.by(Dimension.DIVISION, area.widthOfParts()));
            Function<String, String> link =
                    prefix ->
                            below(prefix)
                                    .map(part -> visit.links().to("/area/" + part.code(), kept))
                                    .orElseGet(() ->
                                            visit.links()
                                                    .to(
                                                            "/lines",
                                                            Scope.with(kept, "division", prefix)));
            Function<String, String> name =
                    prefix ->
                            below(prefix)
                                    .map(part -> visit.areaName(part.division()))
                                    .orElse(words.of("area.own"));
            Ranking ranking = Ranking.of(rows, visit.amounts(), name, link);
            content.put("ranking", ranking);
            content.put("rankingTitle", words.of("area.ranking"));
            Outlines.of(area).ifPresent(outlines -> map(content, outlines, rows, kept));
            content.put(
                    "parts",
                    tables.by(
                            "division",
                            words.of("caption.by-division", scope, visit.moment()),
                            whole,
                            rows,
                            link,
                            prefix -> Cell.text(prefix + " " + name.apply(prefix))));
        }

        private void map(
                Map<String, Object> content,
                Outlines outlines,
                List<ExecutionRow> rows,
                String[] kept) {
            Words words = visit.words();
            MapView shown =
                    visit.question()
                            .choice("show", List.of("deviation"))
                            .map(_ -> MapView.DEVIATION)
                            .orElse(MapView.SHARE);
            Map<String, MapView.Mark> marks = new HashMap<>();
            for (ExecutionRow row : rows) {
                shown.mark(row, whole, words)
                        .ifPresent(mark -> marks.put(row.keys().getFirst(), mark));
            }
            content.put(
                    "map",
                    AreaMap.of(
                            outlines,
                            marks,
                            shown.steps(),
                            city -> visit.areaName(city.division()),
                            city -> visit.links().to("/area/" + city.code(), kept)));
            content.put(
                    "mapTitle",
                    words.of(shown == MapView.SHARE ? "area.map" : "area.map-deviation"));
            content.put(
                    "mapViews",
                    List.of(
                            new Menu.Item(
                                    words.of("view.share"), here(kept), shown == MapView.SHARE),
                            new Menu.Item(
                                    words.of("view.deviation"),
                                    here(Scope.with(kept, "show", "deviation")),
                                    shown == MapView.DEVIATION)));
        }

        private void compare(Map<String, Object> content, String[] kept) {
            if (!area.hasParts()) {
                Comparison.fill(
                        content,
                        visit,
                        filter,
                        "unit",
                        Grouping.by(Dimension.UNIT),
                        unit -> visit.named(CodeKind.UNIT, unit),
                        unit -> visit.links().to("/unit/" + unit, kept));
                return;
            }
            Comparison.fill(
                    content,
                    visit,
                    filter,
                    "division",
                    Grouping.by(Dimension.DIVISION, area.widthOfParts()),
                    prefix ->
                            below(prefix)
                                    .map(part -> visit.areaName(part.division()))
                                    .orElse(visit.words().of("area.own")),
                    prefix ->
                            below(prefix)
                                    .map(part -> visit.links().to("/area/" + part.code(), kept))
                                    .orElseGet(() ->
                                            visit.links()
                                                    .to(
                                                            "/lines",
                                                            Scope.with(kept, "division", prefix))));
        }

        /// The area below; empty for what this one keeps for itself.
        private Optional<Area> below(String prefix) {
            return Area.ofPrefix(prefix).filter(part -> !part.equals(area));
        }

        private void units(Map<String, Object> content, ExecutionTables tables, String[] kept) {
            Words words = visit.words();
            List<ExecutionRow> units = visit.execution(filter, Grouping.by(Dimension.UNIT));
            Function<String, String> link = unit -> visit.links().to("/unit/" + unit, kept);
            content.put(
                    "behind",
                    Ranking.of(
                                    units,
                                    visit.amounts(),
                                    unit -> visit.name(CodeKind.UNIT, unit),
                                    link)
                            .furthestBehind(FURTHEST_BEHIND));
            content.put("behindTitle", words.of("area.behind"));
            if (!area.isProvince()) {
                content.put(
                        "units",
                        tables.pageBy(
                                "unit",
                                words.of("caption.by-unit", scope, visit.moment()),
                                whole,
                                units,
                                link,
                                unit -> visit.cell(CodeKind.UNIT, unit)));
            }
        }

        /// Where the area stands among those beside it.
        private Optional<Cell> rank() {
            if (area.isProvince()) {
                return Optional.empty();
            }
            Area above = area.above().getLast();
            Ranking peers =
                    Ranking.of(
                            visit.execution(
                                    filter.division(above.prefix()),
                                    Grouping.by(Dimension.DIVISION, above.widthOfParts())),
                            visit.amounts(),
                            code -> code,
                            _ -> "");
            List<Ranking.Place> ranked =
                    peers.places().stream()
                            .filter(place -> place.rank() > 0 && !place.code().endsWith("00"))
                            .toList();
            for (int i = 0; i < ranked.size(); i++) {
                if (ranked.get(i).code().equals(area.prefix())) {
                    return Optional.of(
                            Cell.chip(
                                    visit.words()
                                            .of(
                                                    "area.rank",
                                                    visit.areaName(above.division()),
                                                    Integer.toString(i + 1),
                                                    Integer.toString(ranked.size())),
                                    ""));
                }
            }
            return Optional.empty();
        }
    }
}
