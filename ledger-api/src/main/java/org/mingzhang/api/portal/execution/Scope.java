package org.mingzhang.api.portal.execution;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.mingzhang.api.names.CodeKind;
import org.mingzhang.api.portal.frame.Amounts;
import org.mingzhang.api.portal.frame.Visit;
import org.mingzhang.api.portal.frame.Words;
import org.mingzhang.api.queries.Filters;
import org.mingzhang.projections.execution.ExecutionRow;
import org.mingzhang.projections.execution.Grouping;
import org.mingzhang.projections.execution.Grouping.Dimension;
import org.mingzhang.projections.execution.Measure;
import org.mingzhang.projections.lines.LineFilter;

/// Which lines a page of execution is about, and how that is said, asked and kept on the way down.
public final class Scope {

    private static final int CLASS_WIDTH = 3;

    private Scope() {}

    /// The lines that the address asks for, of the last fiscal year where it names none.
    ///
    /// @param years the fiscal years that there are
    public static LineFilter filter(Visit visit, List<ExecutionRow> years) {
        LineFilter asked = Filters.lines(visit.question());
        return asked.fiscalYear().isPresent() || years.isEmpty()
                ? asked
                : asked.year(Integer.parseInt(years.getLast().keys().getFirst()));
    }

    /// What was paid and how much of the budget that is, in one sentence.
    public static String answer(Visit visit, String scope, ExecutionRow whole) {
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
    public static String[] kept(LineFilter filter) {
        return new String[] {
            "year", number(filter.fiscalYear()),
            "func", filter.function().orElse(""),
            "eco", filter.economic().orElse("")
        };
    }

    /// Words of an address and more of them.
    public static String[] with(String[] words, String... more) {
        return Stream.concat(Stream.of(words), Stream.of(more)).toArray(String[]::new);
    }

    private static String number(OptionalInt year) {
        return year.isPresent() ? Integer.toString(year.getAsInt()) : "";
    }

    /// Year and classes in words.
    public static String words(Visit visit, LineFilter filter) {
        Words words = visit.words();
        List<String> parts = new ArrayList<>();
        parts.add(
                filter.fiscalYear().isPresent()
                        ? words.of("scope.year", Integer.toString(filter.fiscalYear().getAsInt()))
                        : words.of("scope.all-years"));
        filter.function()
                .ifPresent(code ->
                        parts.add(
                                words.of(
                                        "scope.func", visit.cell(CodeKind.FUNCTION, code).text())));
        filter.economic()
                .ifPresent(code ->
                        parts.add(
                                words.of("scope.eco", visit.cell(CodeKind.ECONOMIC, code).text())));
        return String.join(words.of("scope.join"), parts);
    }

    /// The selects of the filter.
    ///
    /// @param years the fiscal years that there are
    public static List<Choice> choices(Visit visit, LineFilter filter, List<ExecutionRow> years) {
        Words words = visit.words();
        String year = number(filter.fiscalYear());
        LineFilter all = Filters.allLines(visit.question());
        LineFilter ofYear =
                filter.fiscalYear().isPresent() ? all.year(filter.fiscalYear().getAsInt()) : all;
        LineFilter ofPlace = filter.division().map(ofYear::division).orElse(ofYear);
        LineFilter ofUnit = filter.unit().map(ofPlace::unit).orElse(ofPlace);
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
        for (ExecutionRow row : visit.execution(filter, Grouping.by(dimension, CLASS_WIDTH))) {
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
