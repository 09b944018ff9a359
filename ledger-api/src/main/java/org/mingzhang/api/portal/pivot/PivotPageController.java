package org.mingzhang.api.portal.pivot;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.api.portal.execution.Choice;
import org.mingzhang.api.portal.execution.Scope;
import org.mingzhang.api.portal.frame.Amounts;
import org.mingzhang.api.portal.frame.DataTable;
import org.mingzhang.api.portal.frame.Links;
import org.mingzhang.api.portal.frame.PageFrame;
import org.mingzhang.api.portal.frame.Portal;
import org.mingzhang.api.portal.frame.Visit;
import org.mingzhang.api.portal.frame.Words;
import org.mingzhang.api.portal.line.LineController;
import org.mingzhang.api.queries.Filters;
import org.mingzhang.api.queries.Pivots;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.projections.execution.ExecutionRow;
import org.mingzhang.projections.execution.Grouping;
import org.mingzhang.projections.execution.Grouping.Dimension;
import org.mingzhang.projections.pivot.Axis;
import org.mingzhang.projections.pivot.PivotCell;
import org.mingzhang.projections.pivot.PivotMeasure;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/// Any question by region, time, unit, class, fund and project. The address is the saved view.
@Controller
public final class PivotPageController {

    private static final List<String> CHARTS = List.of("bars", "stacked", "lines", "none");

    /// What the selects do not hold.
    private static final List<String> HIDDEN = List.of("division", "unit", "fund", "project");

    private final Portal portal;

    /// Pivots of a ledger.
    public PivotPageController(Portal portal) {
        this.portal = portal;
    }

    /// A pivot.
    @GetMapping({"/zh/open/pivot", "/en/open/pivot"})
    public ModelAndView pivot(HttpServletRequest request) throws InterruptedException {
        Visit visit = portal.visit(request, Filters.words(Pivots.WORDS, Set.of("chart")));
        Words words = visit.words();
        Optional<String> chart = visit.question().choice("chart", CHARTS);
        Pivots asked = Pivots.of(visit.question(), visit.read(), visit.cut());
        List<PivotCell> cells =
                visit.read()
                        .pivot()
                        .cells(visit.cut(), asked.filter(), asked.axes(), asked.measure());
        PivotTable pivot = PivotTable.of(visit, asked, cells, labels(visit, asked, cells));
        String question = question(visit, asked);
        String drawn = chart.orElseGet(() -> usualChart(asked));
        Map<String, Object> content = new TreeMap<>();
        content.put("choices", choices(visit, asked, drawn));
        content.put("hidden", hidden(visit));
        content.put("filters", LineController.applied(visit, Set.copyOf(HIDDEN)));
        content.put(
                "table",
                pivot.table(
                        words.of("caption.pivot", question, visit.moment()),
                        downloads(visit, asked)));
        if (!drawn.equals("none") && !cells.isEmpty()) {
            content.put("chart", "pivot-" + drawn);
            content.put("series", pivot.series());
            content.put("chartTitle", question);
        }
        List<String> notes = new ArrayList<>();
        notes.add(agreement(visit, asked, pivot.total()));
        if (pivot.rows().size() > PivotTable.ROWS_MAX) {
            notes.add(words.of("pivot.rows", Amounts.count(PivotTable.ROWS_MAX)));
        }
        if (content.containsKey("chart")) {
            Stream.ofNullable(pivot.leftOut()).forEach(notes::add);
        }
        content.put("notes", notes);
        return visit.page(
                "pivot/pivot",
                visit.frame(
                        words.of("page.pivot"),
                        answer(visit, asked, question, pivot.total()),
                        List.of(),
                        List.of(),
                        null,
                        content.containsKey("chart")),
                content);
    }

    /// Times are a line, everything else bars.
    private static String usualChart(Pivots asked) {
        if (asked.rows().isTime()) {
            return "lines";
        }
        return asked.columns().isPresent() && asked.measure().form() != PivotMeasure.Form.SHARE
                ? "stacked"
                : "bars";
    }

    static AxisLabels labels(Visit visit, Pivots asked, List<PivotCell> cells) {
        if (!asked.axes().contains(Axis.SUPPLIER)) {
            return new AxisLabels(visit, Map.of());
        }
        Map<String, PivotCell> totals = new TreeMap<>();
        cells.forEach(cell ->
                totals.merge(
                        asked.rows() == Axis.SUPPLIER ? cell.row() : cell.column(),
                        cell,
                        PivotCell::plus));
        // Only the largest are shown.
        List<String> codes =
                totals.entrySet().stream()
                        .sorted(
                                Comparator.comparingLong((Map.Entry<String, PivotCell> total) ->
                                                total.getValue().value())
                                        .reversed()
                                        .thenComparing(Map.Entry::getKey))
                        .limit(PivotTable.ROWS_MAX)
                        .map(Map.Entry::getKey)
                        .toList();
        return new AxisLabels(visit, visit.read().pivot().payees(visit.cut(), codes));
    }

    /// What is asked, read back in words.
    private static String question(Visit visit, Pivots asked) {
        Words words = visit.words();
        String measure = words.of("measure." + Pivots.word(asked.measure()));
        String rows = words.of("axis." + Pivots.word(asked.rows()));
        String scope = Scope.words(visit, asked.filter());
        return asked.columns()
                .map(columns ->
                        words.of(
                                "pivot.question-two",
                                scope,
                                measure,
                                rows,
                                words.of("axis." + Pivots.word(columns))))
                .orElseGet(() -> words.of("pivot.question", scope, measure, rows));
    }

    private static String answer(Visit visit, Pivots asked, String question, PivotCell total) {
        String value =
                switch (asked.measure().form()) {
                    case AMOUNT -> visit.amounts().figure(total.amount());
                    case COUNT -> Amounts.count(total.value());
                    case SHARE ->
                            visit.amounts()
                                    .share(total.amount(), new Money(total.whole()))
                                    .orElseGet(() -> visit.words().of("none.share"));
                };
        return visit.words().of("answer.pivot", question, value, visit.moment());
    }

    /// Whether the cells add up to what the ledger says without any axis.
    private static String agreement(Visit visit, Pivots asked, PivotCell total) {
        PivotMeasure measure = asked.measure();
        if (measure.form() == PivotMeasure.Form.COUNT
                || measure == PivotMeasure.DISBURSED
                || measure == PivotMeasure.REFUNDED) {
            return visit.words().of("pivot.register");
        }
        Money ledger = visit.read().pivot().ledgerTotal(visit.cut(), asked.filter(), measure);
        return ledger.equals(total.amount())
                ? visit.words().of("pivot.agrees", visit.amounts().full(ledger))
                : visit.words()
                        .of(
                                "pivot.differs",
                                visit.amounts().full(ledger),
                                visit.amounts().full(total.amount().minus(ledger)));
    }

    private static List<Choice> choices(Visit visit, Pivots asked, String chart) {
        Words words = visit.words();
        List<Choice> choices = new ArrayList<>();
        choices.add(
                new Choice(
                        "measure",
                        words.of("pivot.measure"),
                        PivotMeasure.of(asked.axes())
                                .map(measure -> option(visit, "measure.", measure, asked.measure()))
                                .toList()));
        choices.add(
                new Choice(
                        "rows",
                        words.of("pivot.rows-by"),
                        axes(asked.measure(), asked.columns())
                                .map(axis -> option(visit, "axis.", axis, asked.rows()))
                                .toList()));
        List<Choice.Option> columns = new ArrayList<>();
        columns.add(new Choice.Option("", words.of("pivot.none"), asked.columns().isEmpty()));
        axes(asked.measure(), Optional.of(asked.rows()))
                .map(axis -> option(visit, "axis.", axis, asked.columns().orElse(null)))
                .forEach(columns::add);
        choices.add(new Choice("cols", words.of("pivot.columns-by"), columns));
        choices.add(
                new Choice(
                        "chart",
                        words.of("pivot.chart"),
                        CHARTS.stream()
                                .map(kind ->
                                        new Choice.Option(
                                                kind,
                                                words.of("pivot.chart." + kind),
                                                kind.equals(chart)))
                                .toList()));
        List<ExecutionRow> years =
                visit.execution(Filters.allLines(visit.question()), Grouping.by(Dimension.YEAR));
        choices.addAll(Scope.choices(visit, asked.filter(), years));
        return choices;
    }

    /// The axes that may stand beside another.
    private static Stream<Axis> axes(PivotMeasure measure, Optional<Axis> other) {
        return Arrays.stream(Axis.values())
                .filter(axis -> !other.equals(Optional.of(axis)))
                .filter(axis -> measure.goesWith(List.of(axis)));
    }

    private static Choice.Option option(
            Visit visit, String prefix, Enum<?> value, @Nullable Enum<?> chosen) {
        String word = Pivots.word(value);
        return new Choice.Option(word, visit.words().of(prefix + word), value == chosen);
    }

    private static List<PageFrame.Kept> hidden(Visit visit) {
        return HIDDEN.stream()
                .flatMap(name ->
                        visit.question().text(name).stream()
                                .map(value -> new PageFrame.Kept(name, value)))
                .toList();
    }

    private static List<DataTable.Download> downloads(Visit visit, Pivots asked) {
        Map<String, String> given = new TreeMap<>(visit.question().given());
        List.of("at", "by", "effective", "min", "chart").forEach(given::remove);
        asked.filter().fiscalYear().ifPresent(year -> given.put("year", Integer.toString(year)));
        return visit.downloads("/pivot", Links.flat(given));
    }
}
