package org.mingzhang.api.portal.inbox;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.mingzhang.api.names.CodeKind;
import org.mingzhang.api.portal.frame.Amounts;
import org.mingzhang.api.portal.frame.Cell;
import org.mingzhang.api.portal.frame.DataTable;
import org.mingzhang.api.portal.frame.DataTable.Column;
import org.mingzhang.api.portal.frame.Figure;
import org.mingzhang.api.portal.frame.Menu;
import org.mingzhang.api.portal.frame.Rows;
import org.mingzhang.api.portal.frame.Visit;
import org.mingzhang.api.portal.frame.Words;
import org.mingzhang.api.portal.payment.PaymentController;
import org.mingzhang.api.portal.work.Desk;
import org.mingzhang.api.portal.work.Step;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.projections.payments.InFlightQueries;
import org.mingzhang.projections.payments.InFlightView;
import org.mingzhang.projections.payments.PaymentState;
import org.mingzhang.projections.payments.PaymentView;

/// What waits for somebody: payments in their scope, at their step, that they have not touched.
///
/// @param desk whose
/// @param loads how much waits at each of their steps, and since when
/// @param only the step to which it is narrowed; empty for all of them
public record Inbox(Desk desk, List<InFlightQueries.Waiting> loads, Optional<Step> only) {

    /// The word of the address that narrows to a step.
    static final String STEP = "step";

    public Inbox {
        loads = List.copyOf(loads);
    }

    /// The inbox of whoever looks.
    public static Inbox of(Desk desk, Optional<Step> only) {
        List<PaymentState> states = states(Step.of(desk));
        return new Inbox(
                desk,
                states.isEmpty()
                        ? List.of()
                        : desk.visit()
                                .read()
                                .tasks()
                                .loads(
                                        desk.visit().cut(),
                                        desk.payments(),
                                        states,
                                        desk.person().person()),
                only);
    }

    private static List<PaymentState> states(Stream<Step> steps) {
        return steps.flatMap(step -> step.from().stream()).distinct().toList();
    }

    /// Whether nothing waits.
    public boolean isEmpty() {
        return loads.isEmpty();
    }

    /// What waits, the oldest first.
    ///
    /// @param after only what waits behind this payment, by the position of its application
    public List<InFlightView> waiting(OptionalLong after, int rows) {
        List<PaymentState> states =
                states(Step.of(desk).filter(step -> only.isEmpty() || only.get() == step));
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
                                after,
                                rows);
    }

    /// How much waits altogether, and how long the oldest has: empty where nothing waits.
    public List<Figure> figures() {
        if (loads.isEmpty()) {
            return List.of();
        }
        Words words = desk.words();
        long days = days(oldest());
        String inbox = desk.to("/inbox");
        return List.of(
                new Figure(
                        words.of("home.waiting"),
                        inbox,
                        Amounts.count(count(loads)),
                        Long.toString(count(loads)),
                        inbox,
                        desk.visit().amounts().full(amount(loads)),
                        true),
                new Figure(
                        words.of("inbox.oldest"),
                        inbox,
                        words.of("inbox.days", Amounts.count(days)),
                        Long.toString(days),
                        desk.to("/next"),
                        words.of("inbox.since", oldest().toString()),
                        false));
    }

    /// The answer in one sentence.
    public String answer() {
        return loads.isEmpty()
                ? desk.words().of("inbox.nothing")
                : desk.words()
                        .of(
                                "inbox.answer",
                                Amounts.count(count(loads)),
                                desk.visit().amounts().figure(amount(loads)),
                                Amounts.count(days(oldest())));
    }

    /// The ways to narrow it to a step; none for whoever has but one.
    List<Menu.Item> kinds() {
        List<Menu.Item> kinds = new ArrayList<>();
        kinds.add(kind(desk.words().of("inbox.all"), "", loads, only.isEmpty()));
        Step.of(desk)
                .forEach(step ->
                        kinds.add(
                                kind(
                                        desk.words().of("step." + step.word()),
                                        step.word(),
                                        at(step),
                                        only.filter(step::equals).isPresent())));
        return kinds.size() > 2 ? kinds : List.of();
    }

    private Menu.Item kind(
            String name, String word, List<InFlightQueries.Waiting> counted, boolean current) {
        return new Menu.Item(
                name + " " + Amounts.count(count(counted)), desk.to("/inbox", STEP, word), current);
    }

    private List<InFlightQueries.Waiting> at(Step step) {
        return loads.stream().filter(load -> step.from().contains(load.state())).toList();
    }

    private static long count(List<InFlightQueries.Waiting> loads) {
        return loads.stream().mapToLong(InFlightQueries.Waiting::payments).sum();
    }

    private static Money amount(List<InFlightQueries.Waiting> loads) {
        return loads.stream().map(InFlightQueries.Waiting::amount).reduce(Money.ZERO, Money::plus);
    }

    private LocalDate oldest() {
        return loads.stream()
                .map(InFlightQueries.Waiting::oldest)
                .min(LocalDate::compareTo)
                .orElseThrow();
    }

    /// The table of what waits, with the sum of all of it.
    public DataTable table(Rows<InFlightView> rows) {
        Visit visit = desk.visit();
        Words words = desk.words();
        List<InFlightQueries.Waiting> counted = only.map(this::at).orElse(loads);
        return new DataTable(
                "waiting",
                words.of("caption.in-flight", visit.moment()),
                words.of("table.unit", words.of("unit.one", visit.amounts().currencyWord())),
                List.of(
                        Column.text(words.of("column.payment")),
                        Column.text(words.of("column.unit")).onWide(),
                        Column.text(words.of("column.payee")).onWide(),
                        Column.text(words.of("inbox.step")).onWide(),
                        Column.number(words.of("column.days")),
                        Column.number(words.of("column.amount"))),
                counted.isEmpty()
                        ? null
                        : List.of(
                                Cell.text(words.of("table.total", Amounts.count(count(counted)))),
                                Cell.text(""),
                                Cell.text(""),
                                Cell.text(""),
                                Cell.text(""),
                                Cell.number(
                                        visit.amounts().exact(amount(counted)),
                                        Amounts.plain(amount(counted)))),
                rows.shown().stream().map(this::row).toList(),
                rows.next(),
                words.of("inbox.nothing"));
    }

    private List<Cell> row(InFlightView waiting) {
        Visit visit = desk.visit();
        PaymentView payment = waiting.payment();
        String href = desk.to("/inbox/" + payment.payment().orElseThrow());
        long days = days(waiting.appliedOn());
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

    private long days(LocalDate since) {
        return desk.visit()
                .cut()
                .knownAt()
                .map(now -> LocalDate.ofInstant(now, desk.visit().dates().zone()))
                .map(today -> Math.max(0, ChronoUnit.DAYS.between(since, today)))
                .orElse(0L);
    }
}
