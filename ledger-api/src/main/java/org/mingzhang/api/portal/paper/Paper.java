package org.mingzhang.api.portal.paper;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mingzhang.api.names.CodeKind;
import org.mingzhang.api.portal.area.Ranking;
import org.mingzhang.api.portal.execution.ExecutionTables;
import org.mingzhang.api.portal.execution.Scope;
import org.mingzhang.api.portal.flight.InFlightController;
import org.mingzhang.api.portal.frame.Amounts;
import org.mingzhang.api.portal.frame.Cell;
import org.mingzhang.api.portal.frame.DataTable;
import org.mingzhang.api.portal.frame.DataTable.Column;
import org.mingzhang.api.portal.frame.Links;
import org.mingzhang.api.portal.frame.StepChart;
import org.mingzhang.api.portal.frame.Visit;
import org.mingzhang.api.portal.frame.Words;
import org.mingzhang.api.portal.place.Area;
import org.mingzhang.projections.execution.ExecutionRow;
import org.mingzhang.projections.execution.Measure;
import org.mingzhang.projections.lines.LineFilter;
import org.mingzhang.projections.payments.SupplierPage;
import org.mingzhang.projections.payments.SupplierView;

/// What one paper shows; every part with the query that gives its figures again.
///
/// @param visit pinned to a position and a day
/// @param area what it is about
/// @param period of when
/// @param filter the budget lines
/// @param whole all of them added up
/// @param name of the area
record Paper(
        Visit visit, Area area, Period period, LineFilter filter, ExecutionRow whole, String name) {

    private static final int RULES = 10;

    static String answer(Visit visit, String name, ExecutionRow whole) {
        return Scope.answer(visit, name, whole);
    }

    /// Where its figures come from.
    PaperSource source() {
        return new PaperSource(visit.read(), visit.cut(), area, period, filter);
    }

    Map<String, Object> content() {
        Words words = visit.words();
        Links links = visit.links();
        String[] kept = {"year", Integer.toString(period.year())};
        String lines = links.to("/lines", Scope.with(kept, "division", area.prefix()));
        ExecutionTables tables = new ExecutionTables(visit, lines);
        String payments = links.to("/payments", Scope.with(kept, "division", area.prefix()));
        Map<String, Object> content = new TreeMap<>();
        content.put("figures", tables.figures(whole, payments));
        content.put("equation", tables.equation(whole, _ -> lines));
        content.put("position", Amounts.count(visit.cut().size() - 1));
        content.put("whole", query("/api/v1/execution", "", 0));
        content.put("functionsQuery", query("/api/v1/execution", "func", PaperSource.CLASS_WIDTH));
        content.put("monthsQuery", query("/api/v1/execution", "month", 0));
        content.put("partsQuery", query("/api/v1/execution", "division", area.widthOfParts()));
        content.put("paymentsQuery", query("/api/v1/payments", "", 0));
        content.put(
                "functions",
                tables.by(
                        "func",
                        words.of("caption.by-func", name, visit.moment()),
                        whole,
                        source().functions(),
                        func -> links.to("/area/" + area.code(), Scope.with(kept, "func", func)),
                        func -> visit.cell(CodeKind.FUNCTION, func)));
        List<ExecutionRow> months = source().months();
        content.put(
                "months",
                tables.months(
                        words.of("caption.by-month", name, visit.moment()),
                        whole,
                        months,
                        month ->
                                links.to(
                                        "/area/" + area.code(),
                                        Scope.with(
                                                kept,
                                                "effective",
                                                month.atEndOfMonth().toString()))));
        content.put("steps", paid(months).orElse(null));
        content.put("stepsTitle", words.of("paper.paid-by-month", name));
        if (area.hasParts()) {
            content.put("ranking", ranking(kept));
        }
        content.put("waiting", InFlightController.waiting(visit, source().payments()));
        content.put("suppliers", suppliers());
        content.put("refusals", refusals());
        return content;
    }

    /// The same question to the API, fixed to the same position and day.
    private String query(String path, String group, int width) {
        Map<String, String> words = new TreeMap<>();
        words.put("at", "@" + (visit.cut().size() - 1));
        visit.cut().until().ifPresent(day -> words.put("effective", day.toString()));
        words.put("division", area.prefix());
        words.put("year", Integer.toString(period.year()));
        if (!group.isEmpty()) {
            words.put("group", group);
        }
        if (width > 0) {
            words.put("width", Integer.toString(width));
        }
        return path + Links.query(words);
    }

    private Optional<StepChart> paid(List<ExecutionRow> months) {
        List<StepChart.Change> changes =
                months.stream()
                        .map(row ->
                                new StepChart.Change(
                                        YearMonth.parse(row.keys().getFirst()).atEndOfMonth(),
                                        row.of(Measure.PAID)))
                        .toList();
        return StepChart.of(
                changes, visit.cut().until().orElseThrow(), visit.amounts(), visit.dates());
    }

    private Ranking ranking(String[] kept) {
        return Ranking.of(
                source().parts(),
                visit.amounts(),
                prefix ->
                        Area.ofPrefix(prefix)
                                .filter(part -> !part.equals(area))
                                .map(part -> visit.areaName(part.division()))
                                .orElseGet(() -> visit.words().of("area.own")),
                prefix ->
                        Area.ofPrefix(prefix)
                                .map(part -> visit.links().to("/area/" + part.code(), kept))
                                .orElse(""));
    }

    private DataTable suppliers() {
        Words words = visit.words();
        SupplierPage page = source().mostPaid();
        return new DataTable(
                "suppliers",
                words.of("paper.suppliers", Amounts.count(page.count())),
                words.of("table.unit", words.of("unit.one", visit.amounts().currencyWord())),
                List.of(
                        Column.text(words.of("column.supplier")),
                        Column.number(words.of("column.payments")).onWide(),
                        Column.number(words.of("part.paid"))),
                null,
                page.rows().stream().map(this::row).toList(),
                null,
                words.of("empty.suppliers"));
    }

    private List<Cell> row(SupplierView supplier) {
        String href = visit.links().to("/supplier/" + supplier.payee());
        return List.of(
                Cell.text(supplier.name().orElse(supplier.payee())).to(href),
                Cell.number(Amounts.count(supplier.payments()), Long.toString(supplier.payments())),
                Cell.number(visit.amounts().exact(supplier.paid()), Amounts.plain(supplier.paid()))
                        .to(href));
    }

    /// The rules that refused most, with the sum of all of them.
    private DataTable refusals() {
        Words words = visit.words();
        Map<String, Long> counts = source().refused();
        return new DataTable(
                "refusals",
                words.of("paper.refusals"),
                null,
                List.of(
                        Column.text(words.of("column.rule")),
                        Column.number(words.of("page.refusals"))),
                List.of(
                        Cell.text(words.of("table.total", Amounts.count(counts.size()))),
                        count(counts.values().stream().mapToLong(Long::longValue).sum())
                                .to(visit.links().to("/refusals"))),
                counts.entrySet().stream()
                        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                        .limit(RULES)
                        .map(rule ->
                                List.of(
                                        Cell.text(visit.rule(rule.getKey()))
                                                .to(
                                                        visit.links()
                                                                .to(
                                                                        "/refusals",
                                                                        "rule",
                                                                        rule.getKey())),
                                        count(rule.getValue())))
                        .toList(),
                null,
                words.of("empty.refusals"));
    }

    private static Cell count(long count) {
        return Cell.number(Amounts.count(count), Long.toString(count));
    }
}
