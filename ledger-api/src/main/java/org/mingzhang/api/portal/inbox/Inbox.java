package org.mingzhang.api.portal.inbox;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.mingzhang.api.names.CodeKind;
import org.mingzhang.api.portal.frame.Amounts;
import org.mingzhang.api.portal.frame.Cell;
import org.mingzhang.api.portal.frame.DataTable;
import org.mingzhang.api.portal.frame.DataTable.Column;
import org.mingzhang.api.portal.frame.Visit;
import org.mingzhang.api.portal.frame.Words;
import org.mingzhang.api.portal.payment.PaymentController;
import org.mingzhang.api.portal.work.Desk;
import org.mingzhang.api.portal.work.Step;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.projections.payments.InFlightView;
import org.mingzhang.projections.payments.PaymentState;
import org.mingzhang.projections.payments.PaymentView;
import org.mingzhang.projections.payments.TaskQueries;

/// What waits for somebody: payments in their scope, at their step, that they have not touched.
public final class Inbox {

    private Inbox() {}

    private static List<PaymentState> states(Desk desk) {
        return Step.of(desk).flatMap(step -> step.from().stream()).distinct().toList();
    }

    /// What waits, the oldest first.
    public static List<InFlightView> waiting(Desk desk, int rows) {
        List<PaymentState> states = states(desk);
        return states.isEmpty()
                ? List.of()
                : desk.visit()
                        .read()
                        .tasks()
                        .waiting(
                                desk.visit().cut(),
                                desk.payments(),
                                states,
                                desk.person().person(),
                                rows);
    }

    /// How much waits.
    public static TaskQueries.Load load(Desk desk) {
        List<PaymentState> states = states(desk);
        return states.isEmpty()
                ? new TaskQueries.Load(0, Money.ZERO)
                : desk.visit()
                        .read()
                        .tasks()
                        .load(desk.visit().cut(), desk.payments(), states, desk.person().person());
    }

    /// The table of what waits.
    ///
    /// @param load all of it
    public static DataTable table(Desk desk, List<InFlightView> waiting, TaskQueries.Load load) {
        Visit visit = desk.visit();
        Words words = desk.words();
        return new DataTable(
                "waiting",
                words.of("caption.in-flight", visit.moment()),
                words.of("table.unit", words.of("unit.one", visit.amounts().currencyWord())),
                List.of(
                        Column.text(words.of("column.payment")),
                        Column.text(words.of("column.unit")).onWide(),
                        Column.text(words.of("column.payee")).onWide(),
                        Column.text(words.of("inbox.step")).onWide(),
                        Column.number(words.of("column.days")).onWide(),
                        Column.number(words.of("column.amount"))),
                load.payments() == 0
                        ? null
                        : List.of(
                                Cell.text(words.of("table.total", Amounts.count(load.payments()))),
                                Cell.text(""),
                                Cell.text(""),
                                Cell.text(""),
                                Cell.text(""),
                                Cell.number(
                                        visit.amounts().exact(load.amount()),
                                        Amounts.plain(load.amount()))),
                waiting.stream().map(one -> row(desk, one)).toList(),
                null,
                words.of("inbox.nothing"));
    }

    private static List<Cell> row(Desk desk, InFlightView waiting) {
        Visit visit = desk.visit();
        PaymentView payment = waiting.payment();
        String href = desk.to("/inbox/" + payment.payment().orElseThrow());
        long days = days(visit, waiting.appliedOn());
        return List.of(
                Cell.code(payment.payment().orElseThrow()).to(href),
                visit.cell(CodeKind.UNIT, payment.unit()),
                PaymentController.payee(visit, payment.payee().name()),
                Cell.chip(
                        Step.of(desk)
                                .filter(step -> step.isOpen(desk, payment.state()))
                                .findFirst()
                                .map(step -> desk.words().of("step." + step.word()))
                                .orElse(""),
                        "plain"),
                Cell.number(Amounts.count(days), Long.toString(days)),
                Cell.number(
                                visit.amounts().exact(payment.amount()),
                                Amounts.plain(payment.amount()))
                        .to(href));
    }

    private static long days(Visit visit, LocalDate since) {
        return visit.cut()
                .knownAt()
                .map(now -> LocalDate.ofInstant(now, visit.dates().zone()))
                .map(today -> Math.max(0, ChronoUnit.DAYS.between(since, today)))
                .orElse(0L);
    }
}
