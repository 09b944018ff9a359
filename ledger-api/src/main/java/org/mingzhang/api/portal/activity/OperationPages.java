package org.mingzhang.api.portal.activity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.mingzhang.api.alerts.AlertTexts;
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
import org.mingzhang.api.problem.Expected;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.mingzhang.api.queries.Filters;
import org.mingzhang.api.queries.OperationsController;
import org.mingzhang.projections.operations.OperationFilter;
import org.mingzhang.projections.operations.OperationView;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/// Who did what and when, refusals included; and what somebody was told to look at.
///
/// Where reading is not open, persons stand by their roles alone.
@Controller
public final class OperationPages {

    private static final int ROWS = 50;
    private static final String OPERATIONS = "operations";

    private final Portal portal;
    private final List<String> alerts = List.copyOf(new AlertTexts().types());

    /// Operations of a ledger.
    public OperationPages(Portal portal) {
        this.portal = portal;
    }

    /// The operation log.
    @GetMapping({"/zh/open/operations", "/en/open/operations"})
    public ModelAndView operations(HttpServletRequest request) throws InterruptedException {
        Set<String> given = OperationsController.WORDS;
        Visit visit = portal.visit(request, with(given));
        visit.question()
                .text("actor")
                .filter(_ -> !portal.openReading())
                .ifPresent(actor -> {
                    throw new FaultException(
                            new Fault.BadParameter("actor", actor, Expected.Form.LEFT_OUT_PERSON));
                });
        return list(visit, OperationsController.filter(visit.question()), given, OPERATIONS);
    }

    /// Alerts.
    @GetMapping({"/zh/open/alerts", "/en/open/alerts"})
    public ModelAndView alerts(HttpServletRequest request) throws InterruptedException {
        Set<String> given = Set.of("type", "division", "unit");
        Visit visit = portal.visit(request, with(given));
        return list(visit, OperationsController.alerts(visit.question(), alerts), given, "alerts");
    }

    private static Set<String> with(Set<String> words) {
        return Filters.words(words, Set.of("after"));
    }

    private ModelAndView list(Visit visit, OperationFilter filter, Set<String> given, String name) {
        Words words = visit.words();
        List<OperationView> found =
                visit.read()
                        .operations()
                        .operations(
                                visit.cut(), filter, visit.question().position("after"), ROWS + 1);
        List<OperationView> rows = found.subList(0, Math.min(ROWS, found.size()));
        DataTable table =
                new DataTable(
                        name,
                        words.of("caption.list", visit.moment()),
                        null,
                        columns(words, name.equals(OPERATIONS)),
                        null,
                        rows.stream().map(row -> row(visit, row, name.equals(OPERATIONS))).toList(),
                        found.size() > ROWS ? next(visit, rows.getLast().position()) : null,
                        words.of("empty." + name));
        Map<String, Object> content = new TreeMap<>();
        content.put("table", table);
        content.put("filters", LineController.applied(visit, given));
        content.put("search", false);
        return visit.page(
                "frame/list",
                visit.frame(
                        words.of("page." + name),
                        words.of("answer." + name, visit.moment()),
                        List.of(),
                        List.of(),
                        "/api/v1/" + name,
                        false),
                content);
    }

    /// An alert was raised; only an operation may have been refused.
    private static List<Column> columns(Words words, boolean judged) {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.text(words.of("column.event")));
        columns.add(Column.text(words.of("column.actor")));
        columns.add(Column.text(words.of("column.unit")).onWide());
        if (judged) {
            columns.add(Column.text(words.of("column.state")));
        }
        columns.add(Column.text(words.of("column.recorded")).onWide());
        columns.add(Column.number(words.of("column.position")).onWide());
        return columns;
    }

    private List<Cell> row(Visit visit, OperationView row, boolean judged) {
        Words words = visit.words();
        String entry = visit.links().timeless("/entry/" + row.position());
        String role = words.find("role." + row.actor().role()).orElse(row.actor().role());
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.text(visit.event(row.type())).to(entry));
        cells.add(Cell.text(portal.openReading() ? row.actor().id() + " · " + role : role));
        cells.add(
                row.unit()
                        .map(unit ->
                                Cell.text(visit.named(CodeKind.UNIT, unit))
                                        .to(visit.links().to("/unit/" + unit)))
                        .orElseGet(() -> Cell.none(words.of("operations.no-unit"))));
        if (judged) {
            cells.add(
                    row.rule()
                            .map(rule ->
                                    Cell.chip(words.of("operations.refused"), "bad").saying(rule))
                            .orElseGet(() -> Cell.chip(words.of("operations.held"), "ok")));
        }
        cells.add(Cell.date(visit.dates().second(row.recordedAt())));
        cells.add(
                Cell.number(Amounts.count(row.position()), Long.toString(row.position()))
                        .to(entry));
        return cells;
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
