package org.mingzhang.api.downloads;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.mingzhang.api.names.CodeKind;
import org.mingzhang.api.names.CodeNames;
import org.mingzhang.api.queries.AwardsController;
import org.mingzhang.api.queries.Filters;
import org.mingzhang.api.queries.Pivots;
import org.mingzhang.api.queries.Question;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.personal.Disclosable;
import org.mingzhang.projections.ReadSide;
import org.mingzhang.projections.asof.Cut;
import org.mingzhang.projections.awards.AwardQueries;
import org.mingzhang.projections.awards.AwardQueries.By;
import org.mingzhang.projections.awards.AwardView;
import org.mingzhang.projections.execution.ExecutionRow;
import org.mingzhang.projections.execution.Grouping;
import org.mingzhang.projections.execution.Grouping.Dimension;
import org.mingzhang.projections.execution.Measure;
import org.mingzhang.projections.lines.LineFilter;
import org.mingzhang.projections.lines.LineView;
import org.mingzhang.projections.payments.PaymentFilter;
import org.mingzhang.projections.payments.PaymentTotals;
import org.mingzhang.projections.payments.PaymentView;
import org.mingzhang.projections.pivot.PivotCell;
import org.mingzhang.projections.refusals.RefusalFilter;
import org.mingzhang.projections.refusals.RefusalView;

/// The lists of the read models as sheets. Thread-safe.
///
/// @param readSide what is asked
/// @param names what codes are called
record Sheets(ReadSide readSide, CodeNames names) {

    private static final int PAGE = 1_000;

    /// Divisions that have budget lines, with their figures, of the last fiscal year where the
    /// address names none.
    Sheet divisions(Question question, Cut cut) {
        LineFilter filter = ofLastYear(question, cut);
        List<ExecutionRow> divisions = by(cut, filter, Dimension.DIVISION);
        List<String> heads = new ArrayList<>(List.of("division", "divisionName", "lines"));
        heads.addAll(measureHeads());
        return new Sheet(
                "divisions",
                cut,
                words(question, filter),
                divisions.size(),
                heads,
                out -> divisions.forEach(row -> out.accept(figures(CodeKind.DIVISION, row))));
    }

    LineFilter ofLastYear(Question question, Cut cut) {
        LineFilter filter = Filters.lines(question);
        if (filter.fiscalYear().isPresent()) {
            return filter;
        }
        List<ExecutionRow> years = by(cut, Filters.allLines(question), Dimension.YEAR);
        return years.isEmpty()
                ? filter
                : filter.year(Integer.parseInt(years.getLast().keys().getFirst()));
    }

    static Map<String, String> words(Question question, LineFilter filter) {
        Map<String, String> words = new HashMap<>(question.given());
        filter.fiscalYear().ifPresent(year -> words.put("year", Integer.toString(year)));
        return words;
    }

    private List<String> figures(CodeKind kind, ExecutionRow row) {
        String code = row.keys().getFirst();
        List<String> values = new ArrayList<>();
        values.add(code);
        values.add(name(kind, code));
        values.add(Long.toString(row.lineCount()));
        Measure.all().forEach(measure -> values.add(row.of(measure).toString()));
        return values;
    }

    /// Execution by unit, of the last fiscal year where the address names none, as the page does.
    Sheet execution(Question question, Cut cut) {
        LineFilter filter = ofLastYear(question, cut);
        List<ExecutionRow> units = by(cut, filter, Dimension.UNIT);
        List<String> heads = new ArrayList<>(List.of("unit", "unitName", "lines"));
        heads.addAll(measureHeads());
        return new Sheet(
                "execution",
                cut,
                words(question, filter),
                units.size(),
                heads,
                out -> units.forEach(row -> out.accept(figures(CodeKind.UNIT, row))));
    }

    /// Budget lines by name, with their figures.
    Sheet lines(Question question, Cut cut) {
        LineFilter filter = Filters.lines(question);
        List<String> heads =
                new ArrayList<>(
                        List.of(
                                "line",
                                "label",
                                "fiscalYear",
                                "division",
                                "unit",
                                "unitName",
                                "function",
                                "functionName",
                                "economic",
                                "economicName",
                                "fundType",
                                "project",
                                "pool",
                                "document",
                                "effectiveDate",
                                "position"));
        heads.addAll(measureHeads());
        return new Sheet(
                "lines",
                cut,
                question.given(),
                readSide.lines().count(cut, filter),
                heads,
                out -> eachLine(cut, filter, out));
    }

    private void eachLine(Cut cut, LineFilter filter, Consumer<List<String>> out) {
        Map<String, ExecutionRow> figures = new HashMap<>();
        by(cut, filter, Dimension.LINE).forEach(row -> figures.put(row.keys().getFirst(), row));
        Optional<String> after = Optional.empty();
        List<LineView> page;
        do {
            page = readSide.lines().lines(cut, filter, after, PAGE);
            for (LineView line : page) {
                List<String> values = new ArrayList<>();
                values.add(line.line());
                values.add(line.label().orElse(""));
                values.add(Integer.toString(line.fiscalYear()));
                values.add(line.division());
                values.add(line.unit());
                values.add(name(CodeKind.UNIT, line.unit()));
                values.add(line.function());
                values.add(name(CodeKind.FUNCTION, line.function()));
                values.add(line.economic());
                values.add(name(CodeKind.ECONOMIC, line.economic()));
                values.add(line.fundType());
                values.add(line.project().orElse(""));
                values.add(line.pool());
                values.add(line.document());
                values.add(line.effectiveDate().toString());
                values.add(Long.toString(line.position()));
                Optional<ExecutionRow> row = Optional.ofNullable(figures.get(line.line()));
                for (Measure measure : Measure.all()) {
                    values.add(row.map(r -> r.of(measure)).orElse(Money.ZERO).toString());
                }
                out.accept(values);
                after = Optional.of(line.line());
            }
        } while (page.size() == PAGE);
    }

    /// A pivot, one row for each cell that there is.
    Sheet pivot(Question question, Cut cut) {
        Pivots asked = Pivots.of(question, readSide, cut);
        List<PivotCell> cells =
                readSide.pivot().cells(cut, asked.filter(), asked.axes(), asked.measure());
        Map<String, String> words = new HashMap<>(question.given());
        asked.filter().fiscalYear().ifPresent(year -> words.put("year", Integer.toString(year)));
        List<String> heads = new ArrayList<>();
        asked.axes().forEach(axis -> heads.add(Pivots.word(axis)));
        heads.add(Pivots.word(asked.measure()));
        return new Sheet(
                "pivot",
                cut,
                words,
                cells.size(),
                heads,
                out ->
                        cells.forEach(cell -> {
                            List<String> values = new ArrayList<>();
                            values.add(cell.row());
                            asked.columns().ifPresent(_ -> values.add(cell.column()));
                            values.add(cell.plain(asked.measure().form()));
                            out.accept(values);
                        }));
    }

    /// The register of payments, the last begun first.
    Sheet payments(Question question, Cut cut) {
        PaymentFilter filter = Filters.payments(question);
        PaymentTotals totals = readSide.payments().totals(cut, filter);
        return new Sheet(
                "payments",
                cut,
                question.given(),
                totals.payments() + totals.refunds(),
                List.of(
                        "position",
                        "kind",
                        "payment",
                        "line",
                        "unit",
                        "unitName",
                        "fiscalYear",
                        "payee",
                        "payeeName",
                        "purpose",
                        "deidentified",
                        "state",
                        "stateDate",
                        "source",
                        "amount",
                        "refunded"),
                out -> eachPayment(cut, filter, out));
    }

    private void eachPayment(Cut cut, PaymentFilter filter, Consumer<List<String>> out) {
        OptionalLong before = OptionalLong.empty();
        List<PaymentView> page;
        do {
            page = readSide.payments().payments(cut, filter, before, PAGE);
            for (PaymentView payment : page) {
                boolean open =
                        Stream.of(payment.payee().name(), payment.purpose())
                                .allMatch(Disclosable.Disclosed.class::isInstance);
                out.accept(
                        List.of(
                                Long.toString(payment.position()),
                                payment.kind().name().toLowerCase(Locale.ROOT),
                                payment.payment().orElse(""),
                                payment.line(),
                                payment.unit(),
                                name(CodeKind.UNIT, payment.unit()),
                                Integer.toString(payment.fiscalYear()),
                                payment.payee().id(),
                                text(payment.payee().name()),
                                text(payment.purpose()),
                                open ? "no" : "yes",
                                payment.state().code(),
                                payment.stateDate().toString(),
                                payment.source().name().toLowerCase(Locale.ROOT),
                                payment.amount().toString(),
                                payment.refunded().toString()));
                before = OptionalLong.of(payment.position());
            }
        } while (page.size() == PAGE);
    }

    /// What rules refused, the last first; who tried stands in the entries alone.
    Sheet refusals(Question question, Cut cut) {
        RefusalFilter filter = Filters.refusals(question);
        return new Sheet(
                "refusals",
                cut,
                question.given(),
                readSide.refusals().entries(cut, filter),
                List.of(
                        "position",
                        "recordedAt",
                        "type",
                        "rule",
                        "ruleVersion",
                        "value",
                        "limit",
                        "line",
                        "payment",
                        "amount",
                        "count"),
                out -> eachRefusal(cut, filter, out));
    }

    private void eachRefusal(Cut cut, RefusalFilter filter, Consumer<List<String>> out) {
        OptionalLong before = OptionalLong.empty();
        List<RefusalView> page;
        do {
            page = readSide.refusals().refusals(cut, filter, before, PAGE);
            for (RefusalView refusal : page) {
                out.accept(
                        List.of(
                                Long.toString(refusal.position()),
                                refusal.recordedAt().toString(),
                                refusal.type(),
                                refusal.rule(),
                                refusal.ruleVersion().orElse(""),
                                refusal.value().orElse(""),
                                refusal.limit().orElse(""),
                                refusal.line().orElse(""),
                                refusal.payment().orElse(""),
                                refusal.amount().map(Money::toString).orElse(""),
                                Long.toString(refusal.count())));
                before = OptionalLong.of(refusal.position());
            }
        } while (page.size() == PAGE);
    }

    /// Contracts by supplier, unit and fiscal year, what was awarded most first; all persons
    /// together, under no name.
    Sheet awards(Question question, Cut cut) {
        AwardQueries.Filter filter = AwardsController.filter(question);
        return new Sheet(
                "awards",
                cut,
                question.given(),
                awards(cut, filter, 0, 1).count(),
                List.of(
                        "payee",
                        "payeeName",
                        "unit",
                        "unitName",
                        "fiscalYear",
                        "contracts",
                        "awarded",
                        "carried",
                        "pending",
                        "paid",
                        "open",
                        "latest"),
                out -> eachAward(cut, filter, out));
    }

    private AwardQueries.Page awards(Cut cut, AwardQueries.Filter filter, int skipped, int rows) {
        return readSide.awards()
                .awards(
                        cut,
                        filter,
                        List.of(By.SUPPLIER, By.UNIT, By.YEAR),
                        AwardQueries.Order.AWARDED,
                        skipped,
                        rows);
    }

    private void eachAward(Cut cut, AwardQueries.Filter filter, Consumer<List<String>> out) {
        int skipped = 0;
        List<AwardView> page;
        do {
            page = awards(cut, filter, skipped, PAGE).rows();
            for (AwardView award : page) {
                String unit = award.keys().get(1);
                out.accept(
                        List.of(
                                award.keys().getFirst(),
                                award.name().orElse(""),
                                unit,
                                name(CodeKind.UNIT, unit),
                                award.keys().get(2),
                                Long.toString(award.contracts()),
                                award.awarded().toString(),
                                award.carried().toString(),
                                award.pending().toString(),
                                award.paid().toString(),
                                award.open().toString(),
                                award.latest().toString()));
            }
            skipped += page.size();
        } while (page.size() == PAGE);
    }

    private static String text(Disclosable text) {
        return switch (text) {
            case Disclosable.Disclosed(String value) -> value;
            case Disclosable.Committed _ -> "";
        };
    }

    private String name(CodeKind kind, String code) {
        return names.find(kind, code).orElse("");
    }

    List<ExecutionRow> by(Cut cut, LineFilter filter, Dimension dimension) {
        return readSide.execution().execution(cut, filter, List.of(Grouping.by(dimension)));
    }

    /// As the API calls them, such as `adjustedBudget`.
    static List<String> measureHeads() {
        return Measure.all().stream()
                .map(measure -> {
                    String[] words = measure.name().toLowerCase(Locale.ROOT).split("_", -1);
                    StringBuilder head = new StringBuilder(words[0]);
                    for (int i = 1; i < words.length; i++) {
                        head.append(Character.toUpperCase(words[i].charAt(0)))
                                .append(words[i], 1, words[i].length());
                    }
                    return head.toString();
                })
                .toList();
    }
}
