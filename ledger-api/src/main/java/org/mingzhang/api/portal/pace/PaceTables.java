package org.mingzhang.api.portal.pace;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mingzhang.api.names.CodeKind;
import org.mingzhang.api.portal.execution.Scope;
import org.mingzhang.api.portal.frame.Amounts;
import org.mingzhang.api.portal.frame.Cell;
import org.mingzhang.api.portal.frame.DataTable;
import org.mingzhang.api.portal.frame.DataTable.Column;
import org.mingzhang.api.portal.frame.Figure;
import org.mingzhang.api.portal.frame.Rows;
import org.mingzhang.api.portal.frame.Visit;
import org.mingzhang.api.portal.frame.Words;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.projections.pace.Forecast;
import org.mingzhang.projections.pace.MonthView;
import org.mingzhang.projections.pace.Rush;
import org.mingzhang.projections.pace.UnitPace;
import org.mingzhang.projections.pace.Verdict;
import org.mingzhang.projections.procedures.ProcedureView;

/// The tables and figures of the pace of execution.
final class PaceTables {

    private static final int PAGE = 50;
    private static final int WHOLE = 1_000_000;
    private static final String RAISED = "PaceAlertRaised";

    private final Visit visit;
    private final String[] kept;

    /// Tables of a page.
    ///
    /// @param kept the words of the address that go on
    PaceTables(Visit visit, String[] kept) {
        this.visit = visit;
        this.kept = kept.clone();
    }

    /// Millionths as `71.3%`.
    static String percent(int millionths) {
        return points(millionths) + "%";
    }

    /// Millionths as percentage points.
    static String points(int millionths) {
        return BigDecimal.valueOf(millionths, 4).setScale(1, RoundingMode.HALF_UP).toPlainString();
    }

    /// The word of a verdict.
    static String word(Verdict verdict) {
        return "pace." + verdict.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private Cell chip(Verdict verdict) {
        return Cell.chip(
                visit.words().of(word(verdict)),
                switch (verdict) {
                    case ON_PACE -> "ok";
                    case AHEAD -> "";
                    case SLOW -> "warn";
                    case BEHIND -> "bad";
                });
    }

    /// Units, some of them on this page.
    DataTable units(String caption, List<UnitPace> units, int skipped) {
        Words words = visit.words();
        Amounts.Unit unit =
                visit.amounts()
                        .unitFor(
                                units.stream()
                                        .map(UnitPace::adjusted)
                                        .max(Money::compareTo)
                                        .orElse(Money.ZERO));
        List<UnitPace> page = units.subList(skipped, Math.min(units.size(), skipped + PAGE));
        return new DataTable(
                "pace",
                caption,
                words.of("table.unit", unit.name()),
                List.of(
                        Column.text(words.of("column.unit")),
                        Column.number(words.of("part.adjusted")).onWide(),
                        Column.number(words.of("pace.expected")).onWide(),
                        Column.number(words.of("part.paid")).onWide(),
                        Column.number(words.of("pace.ratio")),
                        Column.text(words.of("pace.verdict")),
                        Column.text(words.of("pace.basis")).onWide()),
                null,
                page.stream().map(pace -> row(pace, unit)).toList(),
                Rows.of(visit, page, skipped, units.size()).next(),
                words.of("empty.execution"));
    }

    private List<Cell> row(UnitPace pace, Amounts.Unit unit) {
        String href = visit.links().to("/pace/" + pace.unit(), kept);
        Cell none = Cell.none(visit.words().of("answer.pace-early"));
        Optional<MonthView> last = pace.last();
        Optional<MonthView.Fact> fact = last.flatMap(MonthView::fact);
        return List.of(
                Cell.text(visit.named(CodeKind.UNIT, pace.unit())).to(href),
                amount(unit, pace.adjusted()),
                last.map(month -> amount(unit, month.expected())).orElse(none),
                fact.map(found -> amount(unit, found.paid()).to(href)).orElse(none),
                pace.ratio()
                        .map(ratio -> Cell.number(percent(ratio), points(ratio)).bar(bar(ratio)))
                        .orElse(none),
                fact.map(found -> chip(found.verdict())).orElse(none),
                Cell.text(visit.words().of("pace.basis." + basisWord(pace))));
    }

    /// Paid as expected fills it.
    private static int bar(int ratio) {
        return Math.max(0, Math.min(WHOLE, ratio)) / 1_000;
    }

    private static String basisWord(UnitPace pace) {
        return pace.basis().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private Cell amount(Amounts.Unit unit, Money amount) {
        return Cell.number(visit.amounts().in(unit, amount), Amounts.plain(amount));
    }

    /// The figures of one unit.
    List<Figure> figures(UnitPace pace) {
        Words words = visit.words();
        List<Figure> figures = new ArrayList<>();
        String payments = visit.links().to("/payments", "unit", pace.unit(), "year", kept[1]);
        String lines = visit.links().to("/lines", Scope.with(kept, "unit", pace.unit()));
        pace.ratio()
                .ifPresent(ratio ->
                        figures.add(
                                new Figure(
                                        words.of("pace.ratio"),
                                        terms(),
                                        percent(ratio),
                                        points(ratio),
                                        payments,
                                        words.of("pace.ratio.note"),
                                        true)));
        pace.last()
                .ifPresent(month -> {
                    String through =
                            words.of(
                                    "filter.through",
                                    visit.dates()
                                            .inWords(YearMonth.of(pace.year(), month.month())));
                    Money paid = month.fact().orElseThrow().paid();
                    figures.add(figure("part.paid", paid, payments, through));
                    figures.add(figure("pace.expected", month.expected(), lines, through));
                });
        pace.forecast()
                .ifPresent(forecast ->
                        figures.add(
                                new Figure(
                                        words.of("pace.forecast"),
                                        terms(),
                                        percent(forecast.end()),
                                        points(forecast.end()),
                                        "#months",
                                        error(forecast),
                                        false)));
        return figures;
    }

    private String error(Forecast forecast) {
        return visit.words()
                .of(
                        "pace.error",
                        points(forecast.meanError()),
                        points(forecast.largestError()),
                        Integer.toString(forecast.testedYears()));
    }

    private Figure figure(String word, Money amount, String href, String note) {
        return new Figure(
                visit.words().of(word),
                terms(),
                visit.amounts().figure(amount),
                Amounts.plain(amount),
                href,
                note,
                false);
    }

    private String terms() {
        return visit.links().timeless("/terms");
    }

    /// One unit month by month; the last month of each quarter says so.
    ///
    /// @param first the month from which on there is something to show of the unit
    DataTable months(String caption, UnitPace pace, YearMonth first) {
        Words words = visit.words();
        Amounts.Unit unit = visit.amounts().unitFor(pace.adjusted());
        return new DataTable(
                "months",
                caption,
                words.of("table.unit", unit.name()),
                List.of(
                        Column.text(words.of("column.month")),
                        Column.number(words.of("pace.expected")).onWide(),
                        Column.number(words.of("pace.low")).onWide(),
                        Column.number(words.of("pace.high")).onWide(),
                        Column.number(words.of("column.paid-to-date")),
                        Column.number(words.of("pace.in-month")).onWide(),
                        Column.number(words.of("pace.forecast")).onWide(),
                        Column.number(words.of("pace.ratio")),
                        Column.text(words.of("pace.verdict"))),
                null,
                pace.months().stream().map(month -> row(pace, month, unit, first)).toList(),
                null,
                words.of("empty.execution"));
    }

    private List<Cell> row(UnitPace pace, MonthView month, Amounts.Unit unit, YearMonth first) {
        Words words = visit.words();
        YearMonth when = YearMonth.of(pace.year(), month.month());
        Cell open = Cell.none(words.of("pace.open"));
        Optional<MonthView.Fact> fact = month.fact();
        String name =
                month.month() % 3 == 0
                        ? words.of(
                                "pace.quarter",
                                visit.dates().inWords(when),
                                Integer.toString(month.month() / 3))
                        : visit.dates().inWords(when);
        return List.of(
                fact.isPresent() && !when.isBefore(first)
                        ? Cell.text(name).to(asOf(pace, when))
                        : Cell.text(name),
                amount(unit, month.expected()),
                amount(unit, month.low()),
                amount(unit, month.high()),
                fact.map(found -> amount(unit, found.paid())).orElse(open),
                fact.map(found -> amount(unit, found.paidInMonth())).orElse(open),
                month.forecast()
                        .map(forecast -> amount(unit, forecast))
                        .orElseGet(() ->
                                Cell.none(words.of(fact.isPresent() ? "pace.over" : "pace.short"))),
                fact.flatMap(MonthView.Fact::ratio)
                        .map(ratio -> Cell.number(percent(ratio), points(ratio)).bar(bar(ratio)))
                        .orElse(open),
                fact.map(found -> chip(found.verdict())).orElse(open));
    }

    private String asOf(UnitPace pace, YearMonth when) {
        return visit.links()
                .to(
                        "/pace/" + pace.unit(),
                        Scope.with(kept, "effective", when.atEndOfMonth().toString()));
    }

    /// Where the expectation comes from, in a sentence.
    String basis(UnitPace pace) {
        String years =
                pace.history().stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(visit.words().of("scope.join")));
        String from = visit.words().of("pace.from." + basisWord(pace), years);
        return pace.forecast().map(forecast -> from + " " + error(forecast)).orElse(from);
    }

    /// The rush at the end of the years that are over.
    DataTable rush(UnitPace pace) {
        Words words = visit.words();
        return new DataTable(
                "rush",
                words.of("caption.rush"),
                null,
                List.of(Column.text(words.of("column.year")), Column.number(words.of("pace.rush"))),
                null,
                pace.rush().stream().map(this::row).toList(),
                null,
                words.of("empty.rush"));
    }

    private List<Cell> row(Rush rush) {
        String index = BigDecimal.valueOf(rush.hundredths(), 2).toPlainString();
        return List.of(
                Cell.text(visit.words().of("scope.year", Integer.toString(rush.year()))),
                Cell.number(index, index));
    }

    /// Alerts, the last moved in front.
    ///
    /// @param named whether the unit stands in each row
    DataTable alerts(List<ProcedureView> alerts, boolean named) {
        Words words = visit.words();
        List<Column> columns = new ArrayList<>();
        columns.add(Column.text(words.of("pace.alert")));
        if (named) {
            columns.add(Column.text(words.of("column.unit")));
        }
        columns.add(Column.text(words.of("column.date")).onWide());
        columns.add(Column.text(words.of("column.state")));
        if (visit.portal().openReading()) {
            columns.add(Column.text(words.of("pace-desk.reason")).onWide());
        }
        columns.add(Column.number(words.of("column.position")).onWide());
        return new DataTable(
                "alerts",
                words.of("caption.pace-alerts", visit.moment()),
                null,
                columns,
                null,
                alerts.stream().map(alert -> row(alert, named)).toList(),
                null,
                words.of("empty.pace-alerts"));
    }

    /// What was answered, as everybody reads it in the entry.
    private Cell answer(ProcedureView alert) {
        return AlertStory.Answer.of(visit, alert)
                .map(answer ->
                        Cell.text(answer.kindInWords(visit) + ": " + answer.reason())
                                .to(visit.links().timeless("/entry/" + alert.position())))
                .orElseGet(() -> Cell.none(visit.words().of("pace.waits")));
    }

    private List<Cell> row(ProcedureView alert, boolean named) {
        Words words = visit.words();
        boolean waits = alert.step().equals(RAISED);
        List<Cell> cells = new ArrayList<>();
        String entry = visit.links().timeless("/entry/" + alert.position());
        cells.add(Cell.code(alert.id()).to(entry));
        if (named) {
            cells.add(
                    Cell.text(visit.named(CodeKind.UNIT, alert.unit()))
                            .to(visit.links().to("/pace/" + alert.unit(), kept)));
        }
        cells.add(Cell.date(alert.effectiveDate().toString()));
        cells.add(
                Cell.chip(words.of(waits ? "pace.waits" : "pace.answered"), waits ? "warn" : "ok"));
        if (visit.portal().openReading()) {
            cells.add(answer(alert));
        }
        cells.add(
                Cell.number(Amounts.count(alert.position()), Long.toString(alert.position()))
                        .to(entry));
        return cells;
    }
}
