package org.mingzhang.api.portal.flight;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.mingzhang.api.names.CodeKind;
import org.mingzhang.api.portal.frame.Amounts;
import org.mingzhang.api.portal.frame.Cell;
import org.mingzhang.api.portal.frame.DataTable;
import org.mingzhang.api.portal.frame.DataTable.Column;
import org.mingzhang.api.portal.frame.Portal;
import org.mingzhang.api.portal.frame.Rows;
import org.mingzhang.api.portal.frame.Visit;
import org.mingzhang.api.portal.frame.Words;
import org.mingzhang.api.portal.line.LineController;
import org.mingzhang.api.queries.Filters;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.projections.payments.InFlightQueries;
import org.mingzhang.projections.payments.InFlightView;
import org.mingzhang.projections.payments.PaymentFilter;
import org.mingzhang.projections.payments.PaymentView;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/// What waits for review, approval or settlement, the oldest first.
@Controller
public final class InFlightController {

    private static final int ROWS = 50;
    private static final int SKIPPED_MAX = 1_000_000;
    private static final Set<String> WORDS = Set.of("year", "division", "unit", "state");

    private final Portal portal;

    /// Payments on their way in a ledger.
    public InFlightController(Portal portal) {
        this.portal = portal;
    }

    /// The list.
    @GetMapping({"/zh/open/in-flight", "/en/open/in-flight"})
    public ModelAndView inFlight(HttpServletRequest request) throws InterruptedException {
        Visit visit = portal.visit(request, Filters.words(WORDS, Set.of("after")));
        Words words = visit.words();
        PaymentFilter filter = Filters.payments(visit.question());
        int skipped = visit.question().number("after", 1, SKIPPED_MAX).orElse(0);
        List<InFlightQueries.Waiting> waiting =
                visit.read().inFlight().waiting(visit.cut(), filter);
        long count = waiting.stream().mapToLong(InFlightQueries.Waiting::payments).sum();
        Money amount =
                waiting.stream()
                        .map(InFlightQueries.Waiting::amount)
                        .reduce(Money.ZERO, Money::plus);
        Rows<InFlightView> rows =
                Rows.of(
                        visit,
                        visit.read().inFlight().payments(visit.cut(), filter, skipped, ROWS),
                        skipped,
                        count);
        Map<String, Object> content = new TreeMap<>();
        content.put("waiting", waiting(visit, waiting));
        content.put(
                "table",
                new DataTable(
                        "in-flight",
                        words.of("caption.in-flight", visit.moment()),
                        unit(visit),
                        List.of(
                                Column.text(words.of("column.payment")),
                                Column.text(words.of("column.unit")).onWide(),
                                Column.text(words.of("column.state")).onWide(),
                                Column.text(words.of("column.applied")).onWide(),
                                Column.number(words.of("column.days")),
                                Column.number(words.of("column.amount"))),
                        count == 0
                                ? null
                                : List.of(
                                        Cell.text(words.of("table.total", Amounts.count(count))),
                                        Cell.text(""),
                                        Cell.text(""),
                                        Cell.text(""),
                                        Cell.text(""),
                                        amount(visit, amount)),
                        rows.shown().stream().map(row -> row(visit, row)).toList(),
                        rows.next(),
                        words.of("empty.in-flight")));
        content.put("filters", LineController.applied(visit, WORDS));
        return visit.page(
                "flight/in-flight",
                visit.frame(
                        words.of("page.in-flight"),
                        words.of(
                                "answer.in-flight",
                                Amounts.count(count),
                                visit.amounts().figure(amount),
                                visit.moment()),
                        List.of(),
                        List.of(),
                        null,
                        false),
                content);
    }

    /// What waits at each step, and since when.
    public static DataTable waiting(Visit visit, PaymentFilter filter) {
        return waiting(visit, visit.read().inFlight().waiting(visit.cut(), filter));
    }

    private static DataTable waiting(Visit visit, List<InFlightQueries.Waiting> waiting) {
        Words words = visit.words();
        return new DataTable(
                "waiting",
                words.of("caption.waiting", visit.moment()),
                unit(visit),
                List.of(
                        Column.text(words.of("column.state")),
                        Column.number(words.of("column.payments")),
                        Column.number(words.of("column.days-oldest")).onWide(),
                        Column.number(words.of("column.amount"))),
                null,
                waiting.stream()
                        .map(state -> {
                            String href =
                                    visit.links().to("/in-flight", "state", state.state().code());
                            return List.of(
                                    Cell.text(words.of("state." + state.state().code())).to(href),
                                    Cell.number(
                                            Amounts.count(state.payments()),
                                            Long.toString(state.payments())),
                                    days(visit, state.oldest()),
                                    amount(visit, state.amount()));
                        })
                        .toList(),
                null,
                words.of("empty.in-flight"));
    }

    private static List<Cell> row(Visit visit, InFlightView waiting) {
        PaymentView payment = waiting.payment();
        String href = visit.links().to("/payment/" + payment.payment().orElseThrow());
        return List.of(
                Cell.code(payment.payment().orElseThrow()).to(href),
                visit.cell(CodeKind.UNIT, payment.unit())
                        .to(visit.links().to("/unit/" + payment.unit())),
                Cell.chip(visit.words().of("state." + payment.state().code()), "plain"),
                Cell.date(waiting.appliedOn().toString()),
                days(visit, waiting.appliedOn()),
                amount(visit, payment.amount()).to(href));
    }

    /// From a day to the moment of the page.
    private static Cell days(Visit visit, LocalDate since) {
        LocalDate until =
                visit.cut()
                        .until()
                        .or(() ->
                                visit.cut()
                                        .knownAt()
                                        .map(time ->
                                                LocalDate.ofInstant(time, visit.dates().zone())))
                        .orElse(since);
        long days = Math.max(0, ChronoUnit.DAYS.between(since, until));
        return Cell.number(Amounts.count(days), Long.toString(days));
    }

    private static String unit(Visit visit) {
        return visit.words()
                .of("table.unit", visit.words().of("unit.one", visit.amounts().currencyWord()));
    }

    private static Cell amount(Visit visit, Money amount) {
        return Cell.number(visit.amounts().exact(amount), Amounts.plain(amount));
    }
}
