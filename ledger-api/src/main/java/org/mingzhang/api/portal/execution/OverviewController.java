package org.mingzhang.api.portal.execution;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.mingzhang.api.names.CodeKind;
import org.mingzhang.api.portal.frame.Amounts;
import org.mingzhang.api.portal.frame.Language;
import org.mingzhang.api.portal.frame.Links;
import org.mingzhang.api.portal.frame.Portal;
import org.mingzhang.api.portal.frame.Sorting;
import org.mingzhang.api.portal.frame.Visit;
import org.mingzhang.api.portal.frame.Words;
import org.mingzhang.api.problem.ProblemResponses;
import org.mingzhang.api.queries.Filters;
import org.mingzhang.projections.execution.ExecutionRow;
import org.mingzhang.projections.execution.Grouping;
import org.mingzhang.projections.execution.Grouping.Dimension;
import org.mingzhang.projections.execution.Measure;
import org.mingzhang.projections.lines.LineFilter;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/// Where the whole stands: execution of a fiscal year by unit.
@Controller
public final class OverviewController {

    private static final int CLASS_WIDTH = 3;

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
                by(visit, Filters.allLines(visit.question()), Grouping.by(Dimension.YEAR));
        LineFilter asked = Filters.lines(visit.question());
        LineFilter filter =
                asked.fiscalYear().isPresent() || years.isEmpty()
                        ? asked
                        : asked.year(Integer.parseInt(years.getLast().keys().getFirst()));
        Optional<ExecutionRow> whole =
                visit.read().execution().execution(visit.cut(), filter, List.of()).stream()
                        .findFirst();
        Words words = visit.words();
        String scope = scope(visit, filter);
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
                    Map.of("choices", choices(visit, filter, years), "scope", scope));
        }
        return visit.page(
                "execution/overview",
                visit.frame(
                        words.of("page.overview"),
                        answer(visit, scope, whole.get()),
                        List.of(),
                        List.of(),
                        "/api/v1/execution",
                        true),
                content(visit, filter, years, whole.get(), scope));
    }

    private static Map<String, Object> content(
            Visit visit,
            LineFilter filter,
            List<ExecutionRow> years,
            ExecutionRow whole,
            String scope) {
        Words words = visit.words();
        String[] kept = kept(filter);
        Links links = visit.links();
        String lines = links.to("/lines", kept);
        String payments = links.to("/payments", "year", kept[1]);
        ExecutionTables tables = new ExecutionTables(visit, lines);
        List<ExecutionRow> units = by(visit, filter, Grouping.by(Dimension.UNIT));
        List<ExecutionRow> months = by(visit, filter, Grouping.by(Dimension.MONTH));
        Map<String, Object> content = new TreeMap<>();
        content.put("choices", choices(visit, filter, years));
        content.put("scope", scope);
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
                                        with(kept, "effective", month.atEndOfMonth().toString()))));
        return content;
    }

    static String answer(Visit visit, String scope, ExecutionRow whole) {
        Amounts amounts = visit.amounts();
        return amounts.share(whole.of(Measure.PAID), whole.of(Measure.ADJUSTED_BUDGET))
                .map(share ->
                        visit.words()
                                .of(
                                        "answer.execution",
                                        scope,
                                        amounts.figure(whole.of(Measure.PAID)),
                                        share,
                                        visit.moment()))
                .orElseGet(() ->
                        visit.words()
                                .of(
                                        "answer.execution-without-budget",
                                        scope,
                                        amounts.figure(whole.of(Measure.PAID)),
                                        visit.moment()));
    }

    /// The words of the address that go on to the pages below.
    static String[] kept(LineFilter filter) {
        return new String[] {
            "year", number(filter.fiscalYear()),
            "func", filter.function().orElse(""),
            "eco", filter.economic().orElse("")
        };
    }

    static String[] with(String[] words, String... more) {
        return Stream.concat(Stream.of(words), Stream.of(more)).toArray(String[]::new);
    }

    private static String number(OptionalInt year) {
        return year.isPresent() ? Integer.toString(year.getAsInt()) : "";
    }

    static String scope(Visit visit, LineFilter filter) {
        Words words = visit.words();
        List<String> parts = new ArrayList<>();
        parts.add(
                filter.fiscalYear().isPresent()
                        ? words.of("scope.year", Integer.toString(filter.fiscalYear().getAsInt()))
                        : words.of("scope.all-years"));
        filter.function().ifPresent(code -> parts.add(words.of("scope.func", code)));
        filter.economic().ifPresent(code -> parts.add(words.of("scope.eco", code)));
        return String.join(words.of("scope.join"), parts);
    }

    static List<ExecutionRow> by(Visit visit, LineFilter filter, Grouping grouping) {
        return visit.read().execution().execution(visit.cut(), filter, List.of(grouping));
    }

    static List<Choice> choices(Visit visit, LineFilter filter, List<ExecutionRow> years) {
        Words words = visit.words();
        String year = number(filter.fiscalYear());
        LineFilter all = Filters.allLines(visit.question());
        LineFilter ofYear =
                filter.fiscalYear().isPresent() ? all.year(filter.fiscalYear().getAsInt()) : all;
        LineFilter ofUnit = filter.unit().map(ofYear::unit).orElse(ofYear);
        List<Choice> choices = new ArrayList<>();
        choices.add(
                new Choice(
                        "year",
                        words.of("filter.year"),
                        years.stream()
                                .map(row -> row.keys().getFirst())
                                .map(key ->
                                        new Choice.Option(
                                                key, words.of("scope.year", key), key.equals(year)))
                                .toList()));
        choices.add(
                classes(
                        visit,
                        ofUnit,
                        "func",
                        Dimension.FUNCTION,
                        CodeKind.FUNCTION,
                        filter.function()));
        choices.add(
                classes(
                        visit,
                        ofUnit,
                        "eco",
                        Dimension.ECONOMIC,
                        CodeKind.ECONOMIC,
                        filter.economic()));
        choices.add(throughMonth(visit, filter));
        return choices;
    }

    private static Choice classes(
            Visit visit,
            LineFilter filter,
            String name,
            Dimension dimension,
            CodeKind kind,
            Optional<String> chosen) {
        Words words = visit.words();
        List<Choice.Option> options = new ArrayList<>();
        options.add(new Choice.Option("", words.of("filter.all"), chosen.isEmpty()));
        for (ExecutionRow row : by(visit, filter, Grouping.by(dimension, CLASS_WIDTH))) {
            String code = row.keys().getFirst();
            options.add(
                    new Choice.Option(
                            code, visit.cell(kind, code).text(), chosen.equals(Optional.of(code))));
        }
        if (chosen.isPresent() && options.stream().noneMatch(Choice.Option::chosen)) {
            options.add(
                    new Choice.Option(chosen.get(), visit.cell(kind, chosen.get()).text(), true));
        }
        return new Choice(name, words.of("filter." + name), options);
    }

    /// Up to the end of which month: an effective cut.
    private static Choice throughMonth(Visit visit, LineFilter filter) {
        Words words = visit.words();
        Optional<String> chosen = visit.cut().until().map(LocalDate::toString);
        List<Choice.Option> options = new ArrayList<>();
        options.add(new Choice.Option("", words.of("filter.all-months"), chosen.isEmpty()));
        if (filter.fiscalYear().isPresent()) {
            for (int month = 1; month <= 12; month++) {
                YearMonth when = YearMonth.of(filter.fiscalYear().getAsInt(), month);
                String end = when.atEndOfMonth().toString();
                options.add(
                        new Choice.Option(
                                end,
                                words.of("filter.through", visit.dates().inWords(when)),
                                chosen.equals(Optional.of(end))));
            }
        }
        return new Choice("effective", words.of("filter.effective"), options);
    }
}
