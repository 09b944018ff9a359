package org.mingzhang.api.portal.payment;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.mingzhang.api.names.CodeKind;
import org.mingzhang.api.portal.frame.Amounts;
import org.mingzhang.api.portal.frame.Cell;
import org.mingzhang.api.portal.frame.DataTable;
import org.mingzhang.api.portal.frame.DataTable.Column;
import org.mingzhang.api.portal.frame.Figure;
import org.mingzhang.api.portal.frame.Links;
import org.mingzhang.api.portal.frame.PageFrame;
import org.mingzhang.api.portal.frame.Portal;
import org.mingzhang.api.portal.frame.Rows;
import org.mingzhang.api.portal.frame.Sorting;
import org.mingzhang.api.portal.frame.Visit;
import org.mingzhang.api.portal.frame.Words;
import org.mingzhang.api.portal.line.LineController;
import org.mingzhang.api.portal.line.ListPage;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.mingzhang.api.queries.Filters;
import org.mingzhang.api.queries.Place;
import org.mingzhang.api.queries.SortedBy;
import org.mingzhang.ledger.personal.Disclosable;
import org.mingzhang.projections.balances.AccountHolder;
import org.mingzhang.projections.balances.MovementPage;
import org.mingzhang.projections.balances.MovementView;
import org.mingzhang.projections.payments.PaymentFilter;
import org.mingzhang.projections.payments.PaymentOrder;
import org.mingzhang.projections.payments.PaymentSource;
import org.mingzhang.projections.payments.PaymentTotals;
import org.mingzhang.projections.payments.PaymentView;
import org.mingzhang.projections.payments.StepView;
import org.mingzhang.projections.refusals.RefusalFilter;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/// Payments: the register, and one payment with its chain of steps.
@Controller
public final class PaymentController {

    private static final int ROWS = 50;
    private static final int REFUSALS = 20;
    private static final SortedBy USUAL = new SortedBy("recorded", true);

    /// By what the register can be sorted, in the words of addresses.
    private static final Map<String, PaymentOrder.Key> KEYS =
            Map.of(
                    "recorded", PaymentOrder.Key.POSITION,
                    "date", PaymentOrder.Key.DATE,
                    "unit", PaymentOrder.Key.UNIT,
                    "line", PaymentOrder.Key.LINE,
                    "amount", PaymentOrder.Key.AMOUNT);

    private final Portal portal;

    /// Payments of a ledger.
    public PaymentController(Portal portal) {
        this.portal = portal;
    }

    /// The register.
    @GetMapping({"/zh/open/payments", "/en/open/payments"})
    public ModelAndView payments(HttpServletRequest request) throws InterruptedException {
        Visit visit =
                portal.visit(
                        request,
                        Filters.words(Filters.PAYMENT_WORDS, Set.of("after", SortedBy.WORD)));
        PaymentFilter filter = Filters.payments(visit.question());
        Words words = visit.words();
        PaymentTotals totals = visit.read().payments().totals(visit.cut(), filter);
        Sorting sorting = Sorting.of(visit, USUAL, List.copyOf(KEYS.keySet()));
        List<PaymentView> found =
                visit.read()
                        .payments()
                        .payments(
                                visit.cut(),
                                filter,
                                new PaymentOrder(
                                        KEYS.getOrDefault(
                                                sorting.current().column(),
                                                PaymentOrder.Key.POSITION),
                                        sorting.current().descending()),
                                visit.question().position("after"),
                                ROWS + 1);
        Rows<PaymentView> page = Rows.of(visit, found, ROWS, PaymentView::position);
        DataTable table =
                new DataTable(
                        "payments",
                        words.of("caption.list", visit.moment()),
                        words.of(
                                "table.unit", words.of("unit.one", visit.amounts().currencyWord())),
                        List.of(
                                sorting.column(Column.text(words.of("column.payment")), "recorded"),
                                Column.text(words.of("column.payee")).onWide(),
                                sorting.column(
                                        Column.text(words.of("column.unit")).onWide(), "unit"),
                                sorting.column(
                                        Column.text(words.of("column.line")).onWide(), "line"),
                                sorting.column(
                                        Column.text(words.of("column.date")).onWide(), "date"),
                                Column.text(words.of("column.state")).onWide(),
                                sorting.column(Column.number(words.of("column.amount")), "amount"),
                                Column.number(words.of("column.refunded")).onWide()),
                        List.of(
                                Cell.text(
                                        words.of(
                                                "table.total-payments",
                                                Amounts.count(totals.payments()),
                                                Amounts.count(totals.refunds()))),
                                Cell.text(""),
                                Cell.text(""),
                                Cell.text(""),
                                Cell.text(""),
                                Cell.text(""),
                                Cell.number(
                                        visit.amounts().exact(totals.amount()),
                                        Amounts.plain(totals.amount())),
                                Cell.number(
                                        visit.amounts().exact(totals.refunded()),
                                        Amounts.plain(totals.refunded()))),
                        page.shown().stream().map(payment -> row(visit, payment)).toList(),
                        page.next(),
                        words.of("empty.payments"));
        return ListPage.of(
                visit,
                "payments",
                Filters.PAYMENT_WORDS,
                table,
                words.of(
                        "answer.payments",
                        Amounts.count(totals.payments()),
                        visit.amounts().figure(totals.amount()),
                        visit.amounts().figure(totals.refunded()),
                        visit.moment()));
    }

    private static List<Cell> row(Visit visit, PaymentView payment) {
        Links links = visit.links();
        String href =
                payment.payment()
                        .map(name -> links.to("/payment/" + name))
                        .orElseGet(() -> links.timeless("/entry/" + payment.position()));
        String name =
                payment.payment()
                        .orElseGet(() ->
                                visit.words()
                                        .of(
                                                "payment.nameless-refund",
                                                Amounts.count(payment.position())));
        boolean isPayment = payment.payment().isPresent();
        return List.of(
                Cell.code(name).to(href),
                payee(visit, payment.payee().name()),
                visit.cell(CodeKind.UNIT, payment.unit()).to(links.to("/unit/" + payment.unit())),
                Cell.code(payment.line()).to(links.to("/line/" + payment.line())),
                Cell.date(payment.stateDate().toString()),
                state(visit, payment),
                isPayment
                        ? Cell.number(
                                        visit.amounts().exact(payment.amount()),
                                        Amounts.plain(payment.amount()))
                                .to(href)
                        : Cell.none(visit.words().of("none.refund")),
                Cell.number(
                                visit.amounts().exact(payment.refunded()),
                                Amounts.plain(payment.refunded()))
                        .to(href));
    }

    /// The state of a payment as a chip.
    public static Cell state(Visit visit, PaymentView payment) {
        String kind =
                switch (payment.state()) {
                    case SETTLED, CORRECTED -> "ok";
                    case RETURNED, WITHDRAWN, BLOCKED -> "warn";
                    case PARTLY_REFUNDED, REFUNDED -> "past";
                    case SUBMITTED, REVIEWED, APPROVED, VOUCHER_ISSUED -> "plain";
                };
        return Cell.chip(visit.words().of("state." + payment.state().code()), kind);
    }

    /// A name, or the mark of one that is not shown.
    public static Cell payee(Visit visit, Disclosable name) {
        return switch (name) {
            case Disclosable.Disclosed(String value) -> Cell.text(value);
            case Disclosable.Committed _ -> hidden(visit);
        };
    }

    private static Cell hidden(Visit visit) {
        return Cell.chip(visit.words().of("chip.deidentified"), "plain")
                .saying(visit.words().of("chip.deidentified.rule"));
    }

    /// One payment.
    @GetMapping({"/zh/open/payment/{*id}", "/en/open/payment/{*id}"})
    public ModelAndView payment(@PathVariable String id, HttpServletRequest request)
            throws InterruptedException {
        Visit visit = portal.visit(request, Set.of());
        String name = id.substring(1);
        PaymentView payment =
                visit.read()
                        .payments()
                        .payment(visit.cut(), name)
                        .orElseThrow(() -> new FaultException(new Fault.NotFound("payment", name)));
        Place.of(payment).requireIn(visit.question().scope());
        List<StepView> steps = visit.read().payments().steps(visit.cut(), payment.position());
        Words words = visit.words();
        Links links = visit.links();
        Map<String, Object> content = new TreeMap<>();
        content.put("figures", figures(visit, payment));
        content.put("payee", payee(visit, payment.payee().name()));
        content.put("payeeId", payment.payee().id());
        content.put("payeeHref", links.to("/payments", "payee", payment.payee().id()));
        content.put("purpose", payee(visit, payment.purpose()));
        content.put("facts", facts(visit, payment));
        content.put("steps", chain(visit, payment, steps, visit.portal().openReading()));
        content.put("balances", balances(visit, payment, steps));
        content.put("refusals", refusals(visit, name));
        List<Cell> chips = new ArrayList<>();
        chips.add(state(visit, payment));
        if (payment.source() == PaymentSource.IMPORTED) {
            chips.add(Cell.chip(words.of("chip.imported"), "plain"));
        }
        if (payment.payee().isPerson()) {
            chips.add(hidden(visit));
        }
        return visit.page(
                "payment/payment",
                visit.frame(
                        words.of("page.payment", name),
                        words.of(
                                "answer.payment",
                                visit.amounts().full(payment.amount()),
                                words.of("state." + payment.state().code()),
                                visit.dates().inWords(payment.stateDate())),
                        List.of(
                                new PageFrame.Crumb(
                                        words.of("page.unit", payment.unit()),
                                        links.to("/unit/" + payment.unit())),
                                new PageFrame.Crumb(
                                        words.of("page.line", payment.line()),
                                        links.to("/line/" + payment.line()))),
                        chips,
                        "/api/v1/payments/" + name,
                        false),
                content);
    }

    private static List<Figure> figures(Visit visit, PaymentView payment) {
        Amounts amounts = visit.amounts();
        Words words = visit.words();
        String terms = visit.links().timeless("/terms");
        List<Figure> figures = new ArrayList<>();
        figures.add(
                new Figure(
                        words.of("column.amount"),
                        terms + "#payment",
                        amounts.full(payment.amount()),
                        Amounts.plain(payment.amount()),
                        visit.links().timeless("/entry/" + payment.position()),
                        words.of("figure.applied.note"),
                        true));
        if (payment.refunded().isPositive()) {
            figures.add(
                    new Figure(
                            words.of("column.refunded"),
                            terms + "#refund",
                            amounts.full(payment.refunded()),
                            Amounts.plain(payment.refunded()),
                            visit.links().timeless("/entry/" + payment.statePosition()),
                            words.of("figure.as-of", visit.dates().inWords(payment.stateDate())),
                            false));
        }
        return figures;
    }

    private static List<LineController.Fact> facts(Visit visit, PaymentView payment) {
        Words words = visit.words();
        List<LineController.Fact> facts = new ArrayList<>();
        payment.expectedResult()
                .ifPresent(text ->
                        facts.add(
                                new LineController.Fact(
                                        words.of("column.expected-result"), text, "")));
        if (!payment.invoices().isEmpty()) {
            facts.add(
                    new LineController.Fact(
                            words.of("column.invoices"),
                            String.join("; ", payment.invoices()),
                            ""));
        }
        payment.contractLine()
                .ifPresent(contract ->
                        facts.add(
                                new LineController.Fact(
                                        words.of("column.contract"), contract, "")));
        payment.resubmits()
                .ifPresent(other ->
                        facts.add(
                                new LineController.Fact(
                                        words.of("column.resubmits"),
                                        other,
                                        visit.links().to("/payment/" + other))));
        payment.evidence()
                .ifPresent(evidence ->
                        facts.add(
                                new LineController.Fact(
                                        words.of("column.source-row"),
                                        words.of(
                                                "payment.source-row",
                                                Amounts.count(evidence.row()),
                                                evidence.file()),
                                        "")));
        return facts;
    }

    /// The steps of a payment, and those that it still has before it.
    ///
    /// @param persons whether it names who acted
    public static List<Step> chain(
            Visit visit, PaymentView payment, List<StepView> steps, boolean persons) {
        Words words = visit.words();
        List<Step> chain = new ArrayList<>();
        for (StepView step : steps) {
            String person = persons ? step.actor().id() + " · " : "";
            chain.add(
                    new Step(
                            "done",
                            visit.event(step.type()),
                            person
                                    + words.find("role." + step.actor().role())
                                            .orElse(step.actor().role())
                                    + " · "
                                    + step.actor().unit(),
                            step.effectiveDate().toString(),
                            visit.dates().millisecond(step.recordedAt()),
                            step.amount().map(visit.amounts()::full).orElse(""),
                            join(step.voucher().map(v -> words.of("step.voucher", v)), step.note()),
                            words.of("position", Amounts.count(step.position())),
                            visit.links().timeless("/entry/" + step.position())));
        }
        for (String pending : pending(payment)) {
            chain.add(
                    new Step(
                            "pending",
                            words.of("step." + pending),
                            words.of("step.pending"),
                            "",
                            "",
                            "",
                            "",
                            "",
                            ""));
        }
        return chain;
    }

    private static String join(Optional<String> first, Optional<String> second) {
        return first.map(text -> second.map(other -> text + "; " + other).orElse(text))
                .or(() -> second)
                .orElse("");
    }

    /// The steps that a live payment still has before it.
    private static List<String> pending(PaymentView payment) {
        if (payment.source() == PaymentSource.IMPORTED) {
            return List.of();
        }
        return switch (payment.state()) {
            case SUBMITTED -> List.of("review", "approval", "settlement");
            case REVIEWED -> List.of("approval", "settlement");
            case APPROVED, VOUCHER_ISSUED -> List.of("settlement");
            case BLOCKED, RETURNED, WITHDRAWN, SETTLED, CORRECTED, PARTLY_REFUNDED, REFUNDED ->
                    List.of();
        };
    }

    /// A step of the chain.
    ///
    /// @param kind `done` or `pending`
    /// @param title what was done
    /// @param who the person where everybody may know, the role, the unit
    /// @param date when it took effect
    /// @param recorded when the log learned of it
    /// @param amount what it moved; empty for nothing
    /// @param note the voucher, a remark, a reason
    /// @param position its entry in words
    /// @param href its entry
    public record Step(
            String kind,
            String title,
            String who,
            String date,
            String recorded,
            String amount,
            String note,
            String position,
            String href) {}

    /// What each step did to the line.
    private static DataTable balances(Visit visit, PaymentView payment, List<StepView> steps) {
        Words words = visit.words();
        List<List<Cell>> rows = new ArrayList<>();
        for (StepView step : steps) {
            List<MovementView> movements =
                    visit.read()
                            .balances()
                            .movements(
                                    visit.cut(),
                                    AccountHolder.LINE,
                                    payment.line(),
                                    new MovementPage(
                                            Optional.empty(),
                                            OptionalLong.of(step.position() + 1),
                                            2));
            if (movements.isEmpty() || movements.getFirst().position() != step.position()) {
                continue;
            }
            var after = movements.getFirst().after();
            var before =
                    movements.size() > 1
                            ? movements.get(1).after()
                            : org.mingzhang.projections.balances.Figures.ZERO;
            String entry = visit.links().timeless("/entry/" + step.position());
            rows.add(
                    List.of(
                            Cell.text(visit.event(step.type())).to(entry),
                            amount(visit, before.available(), entry),
                            amount(visit, after.available(), entry),
                            amount(visit, before.paid(), entry),
                            amount(visit, after.paid(), entry)));
        }
        return new DataTable(
                "balances",
                words.of("caption.line-balance", payment.line()),
                words.of("table.unit", words.of("unit.one", visit.amounts().currencyWord())),
                List.of(
                        Column.text(words.of("column.step")),
                        Column.number(words.of("column.available-before")),
                        Column.number(words.of("column.available-after")),
                        Column.number(words.of("column.paid-before")).onWide(),
                        Column.number(words.of("column.paid-after")).onWide()),
                null,
                rows,
                null,
                words.of("empty.statement"));
    }

    private static Cell amount(Visit visit, org.mingzhang.ledger.money.Money amount, String entry) {
        return Cell.number(visit.amounts().exact(amount), Amounts.plain(amount)).to(entry);
    }

    /// Refusals of the same payment, never hidden.
    private static DataTable refusals(Visit visit, String payment) {
        return RefusalTable.of(
                visit,
                RefusalFilter.ofPayment(payment),
                visit.words().of("caption.refusals-of", payment),
                OptionalLong.empty(),
                REFUSALS);
    }
}
