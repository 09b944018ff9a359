package org.mingzhang.api.portal.activity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.mingzhang.api.names.CodeKind;
import org.mingzhang.api.portal.frame.Amounts;
import org.mingzhang.api.portal.frame.Cell;
import org.mingzhang.api.portal.frame.DataTable;
import org.mingzhang.api.portal.frame.DataTable.Column;
import org.mingzhang.api.portal.frame.Links;
import org.mingzhang.api.portal.frame.Portal;
import org.mingzhang.api.portal.frame.Visit;
import org.mingzhang.api.portal.frame.Words;
import org.mingzhang.api.portal.line.LineController;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.mingzhang.api.queries.Filters;
import org.mingzhang.api.queries.OperationsController;
import org.mingzhang.projections.operations.OperationFilter;
import org.mingzhang.projections.operations.OperationView;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/// Who did what and when, refusals included.
///
/// Where reading is not open, persons stand by their roles alone.
@Controller
public final class OperationPages {

    private static final int ROWS = 50;

    private final Portal portal;

    /// Operations of a ledger.
    public OperationPages(Portal portal) {
        this.portal = portal;
    }

    /// The operation log.
    @GetMapping({"/zh/open/operations", "/en/open/operations"})
    public ModelAndView operations(HttpServletRequest request) throws InterruptedException {
        Set<String> given = OperationsController.WORDS;
        Visit visit = portal.visit(request, Filters.words(given, Set.of("after")));
        visit.question()
                .text("actor")
                .filter(_ -> !portal.openReading())
                .ifPresent(actor -> {
                    throw new FaultException(
                            new Fault.BadParameter(
                                    "actor", actor, "left out: persons are shown by their roles"));
                });
        OperationFilter filter = OperationsController.filter(visit.question());
        Words words = visit.words();
        List<OperationView> found =
                visit.read()
                        .operations()
                        .operations(
                                visit.cut(), filter, visit.question().position("after"), ROWS + 1);
        List<OperationView> rows = found.subList(0, Math.min(ROWS, found.size()));
        DataTable table =
                new DataTable(
                        "operations",
                        words.of("caption.list", visit.moment()),
                        null,
                        columns(words),
                        null,
                        rows.stream().map(row -> row(visit, row)).toList(),
                        found.size() > ROWS ? next(visit, rows.getLast().position()) : null,
                        words.of("empty.operations"));
        Map<String, Object> content = new TreeMap<>();
        content.put("table", table);
        content.put("filters", LineController.applied(visit, given));
        content.put("search", false);
        return visit.page(
                "frame/list",
                visit.frame(
                        words.of("page.operations"),
                        words.of("answer.operations", visit.moment()),
                        List.of(),
                        List.of(),
                        "/api/v1/operations",
                        false),
                content);
    }

    private static List<Column> columns(Words words) {
        return List.of(
                Column.text(words.of("column.event")),
                Column.text(words.of("column.actor")),
                Column.text(words.of("column.unit")).onWide(),
                Column.text(words.of("column.state")),
                Column.text(words.of("column.recorded")).onWide(),
                Column.number(words.of("column.position")).onWide());
    }

    private List<Cell> row(Visit visit, OperationView row) {
        Words words = visit.words();
        String entry = visit.links().timeless("/entry/" + row.position());
        String role = words.find("role." + row.actor().role()).orElse(row.actor().role());
        return List.of(
                Cell.text(visit.event(row.type())).to(entry),
                Cell.text(portal.openReading() ? row.actor().id() + " · " + role : role),
                row.unit()
                        .map(unit ->
                                Cell.text(visit.named(CodeKind.UNIT, unit))
                                        .to(visit.links().to("/unit/" + unit)))
                        .orElseGet(() -> Cell.none(words.of("operations.no-unit"))),
                row.rule()
                        .map(rule -> Cell.chip(words.of("operations.refused"), "bad").saying(rule))
                        .orElseGet(() -> Cell.chip(words.of("operations.held"), "ok")),
                Cell.date(visit.dates().second(row.recordedAt())),
                Cell.number(Amounts.count(row.position()), Long.toString(row.position()))
                        .to(entry));
    }

    private static String next(Visit visit, long position) {
        Map<String, String> words = new TreeMap<>(visit.question().given());
        words.remove("min");
        if (!visit.isPast()) {
            words.put("at", "@" + (visit.cut().size() - 1));
        }
        words.put("after", Long.toString(position));
        return Links.address(visit.language(), visit.tail(), words);
    }
}
