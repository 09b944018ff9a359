package org.mingzhang.api.portal.supplier;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.mingzhang.api.names.CodeKind;
import org.mingzhang.api.portal.frame.Amounts;
import org.mingzhang.api.portal.frame.Cell;
import org.mingzhang.api.portal.frame.DataTable;
import org.mingzhang.api.portal.frame.DataTable.Column;
import org.mingzhang.api.portal.frame.Figure;
import org.mingzhang.api.portal.frame.PageFrame;
import org.mingzhang.api.portal.frame.Portal;
import org.mingzhang.api.portal.frame.Rows;
import org.mingzhang.api.portal.frame.Sorting;
import org.mingzhang.api.portal.frame.Visit;
import org.mingzhang.api.portal.frame.Words;
import org.mingzhang.api.portal.line.LineController;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.mingzhang.api.queries.Filters;
import org.mingzhang.api.queries.SortedBy;
import org.mingzhang.ledger.accounts.Payee;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.projections.awards.AwardQueries;
import org.mingzhang.projections.awards.AwardQueries.By;
import org.mingzhang.projections.payments.PaymentFilter;
import org.mingzhang.projections.payments.SupplierPage;
import org.mingzhang.projections.payments.SupplierQueries;
import org.mingzhang.projections.payments.SupplierView;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/// What organisations were paid: all of them, and one with the units that paid it.
///
/// Natural persons have no page.
@Controller
public final class SupplierController {

    private static final int ROWS = 50;
    private static final int CONTRACTS = 200;
    private static final int SKIPPED_MAX = 1_000_000;
    private static final Set<String> WORDS = Set.of("year", "division", "unit", "text");
    private static final SortedBy USUAL = new SortedBy("paid", true);

    /// By what suppliers are sorted, in the words of addresses; each has one direction.
    private static final Map<String, SupplierQueries.Order> ORDERS =
            Map.of(
                    "paid", SupplierQueries.Order.PAID,
                    "payments", SupplierQueries.Order.PAYMENTS,
                    "latest", SupplierQueries.Order.LATEST,
                    "name", SupplierQueries.Order.NAME);

    private final Portal portal;

    /// Suppliers of a ledger.
    public SupplierController(Portal portal) {
        this.portal = portal;
    }

    /// All of them.
    @GetMapping({"/zh/open/suppliers", "/en/open/suppliers"})
    public ModelAndView suppliers(HttpServletRequest request) throws InterruptedException {
        Visit visit = portal.visit(request, Filters.words(WORDS, Set.of("after", SortedBy.WORD)));
        Words words = visit.words();
        int skipped = visit.question().number("after", 1, SKIPPED_MAX).orElse(0);
        Sorting sorting = Sorting.of(visit, USUAL, List.copyOf(ORDERS.keySet()));
        SupplierPage page =
                visit.read()
                        .suppliers()
                        .suppliers(
                                visit.cut(),
                                Filters.payments(visit.question()),
                                Payee.Kind.ORGANISATION,
                                visit.question().text("text"),
                                ORDERS.getOrDefault(
                                        sorting.current().column(), SupplierQueries.Order.PAID),
                                skipped,
                                ROWS);
        Rows<SupplierView> rows = Rows.of(visit, page.rows(), skipped, page.count());
        DataTable table =
                new DataTable(
                        "suppliers",
                        words.of("caption.list", visit.moment()),
                        words.of(
                                "table.unit", words.of("unit.one", visit.amounts().currencyWord())),
                        List.of(
                                sorting.column(Column.text(words.of("column.supplier")), "name"),
                                Column.number(words.of("column.units")).onWide(),
                                sorting.column(
                                        Column.number(words.of("column.payments")).onWide(),
                                        "payments"),
                                sorting.column(
                                        Column.text(words.of("column.latest")).onWide(), "latest"),
                                Column.number(words.of("part.pending")).onWide(),
                                sorting.column(Column.number(words.of("part.paid")), "paid")),
                        page.count() == 0
                                ? null
                                : List.of(
                                        Cell.text(
                                                words.of(
                                                        "table.total",
                                                        Amounts.count(page.count()))),
                                        Cell.text(""),
                                        Cell.text(""),
                                        Cell.text(""),
                                        amount(visit, page.pending()),
                                        amount(visit, page.paid())),
                        rows.shown().stream().map(supplier -> row(visit, supplier)).toList(),
                        rows.next(),
                        words.of("empty.suppliers"));
        Map<String, Object> content = new TreeMap<>();
        content.put("table", table);
        content.put("filters", LineController.applied(visit, WORDS));
        content.put("search", true);
        content.put("searchLabel", words.of("filter.text-supplier"));
        content.put(
                "ways",
                List.of(new PageFrame.Crumb(words.of("page.awards"), visit.links().to("/awards"))));
        return visit.page(
                "frame/list",
                visit.frame(
                        words.of("page.suppliers"),
                        words.of(
                                "answer.suppliers",
                                Amounts.count(page.count()),
                                visit.amounts().figure(page.paid()),
                                visit.moment()),
                        List.of(),
                        List.of(),
                        null,
                        false),
                content);
    }

    private static List<Cell> row(Visit visit, SupplierView supplier) {
        String href = visit.links().to("/supplier/" + supplier.payee());
        String payments = visit.links().to("/payments", "payee", supplier.payee());
        return List.of(
                Cell.text(supplier.name().orElse(supplier.payee()))
                        .to(href)
                        .saying(supplier.payee()),
                count(supplier.units()).to(href),
                count(supplier.payments()).to(payments),
                Cell.date(supplier.latest().toString()),
                amount(visit, supplier.pending()).to(payments),
                amount(visit, supplier.paid()).to(payments));
    }

    private static Cell count(long count) {
        return Cell.number(Amounts.count(count), Long.toString(count));
    }

    private static Cell amount(Visit visit, Money amount) {
        return Cell.number(visit.amounts().exact(amount), Amounts.plain(amount));
    }

    /// One of them.
    @GetMapping({"/zh/open/supplier/{id}", "/en/open/supplier/{id}"})
    public ModelAndView supplier(@PathVariable String id, HttpServletRequest request)
            throws InterruptedException {
        Visit visit = portal.visit(request, Set.of("year"));
        Words words = visit.words();
        PaymentFilter filter = Filters.payments(visit.question()).to(id);
        SupplierPage found =
                visit.read()
                        .suppliers()
                        .suppliers(
                                visit.cut(),
                                filter,
                                Payee.Kind.ORGANISATION,
                                Optional.empty(),
                                SupplierQueries.Order.PAID,
                                0,
                                1);
        SupplierView supplier =
                found.rows().stream()
                        .findFirst()
                        .orElseThrow(() -> new FaultException(new Fault.NotFound("supplier", id)));
        String name = supplier.name().orElse(id);
        String payments = visit.links().to("/payments", "payee", id);
        Map<String, Object> content = new TreeMap<>();
        content.put("figures", figures(visit, supplier, payments));
        content.put("table", shares(visit, filter, supplier));
        content.put("payments", payments);
        content.put("contracts", contracts(visit, id));
        content.put("awards", visit.links().to("/awards", "payee", id));
        return visit.page(
                "supplier/supplier",
                visit.frame(
                        name,
                        words.of(
                                "answer.supplier",
                                name,
                                visit.amounts().figure(supplier.paid()),
                                Amounts.count(supplier.payments()),
                                Amounts.count(supplier.units()),
                                visit.moment()),
                        List.of(
                                new PageFrame.Crumb(
                                        words.of("page.suppliers"),
                                        visit.links().to("/suppliers"))),
                        List.of(Cell.chip(id, "plain")),
                        null,
                        false),
                content);
    }

    /// The contracts of a supplier, the one with the most to pay in front.
    private static DataTable contracts(Visit visit, String id) {
        Words words = visit.words();
        AwardQueries.Filter filter =
                AwardQueries.Filter.ALL
                        .within(
                                visit.question().scope().narrow(Optional.empty()),
                                visit.question().scope().narrowUnits(Optional.empty()))
                        .of(id);
        AwardQueries.Page page =
                visit.read()
                        .awards()
                        .awards(
                                visit.cut(),
                                filter,
                                List.of(By.CONTRACT, By.UNIT, By.YEAR),
                                AwardQueries.Order.OPEN,
                                0,
                                CONTRACTS);
        AwardTables tables = new AwardTables(visit);
        return tables.of(
                "contracts",
                words.of("caption.contracts", visit.moment()),
                List.of(
                        Column.text(words.of("column.contract-name")),
                        Column.text(words.of("column.unit")).onWide(),
                        Column.text(words.of("column.year")).onWide()),
                page.rows(),
                page.count(),
                visit.read().awards().total(visit.cut(), filter),
                award ->
                        List.of(
                                Cell.code(award.keys().getFirst()),
                                tables.unit(award.keys().get(1)),
                                Cell.date(award.keys().get(2))),
                null);
    }

    private static List<Figure> figures(Visit visit, SupplierView supplier, String payments) {
        Words words = visit.words();
        Amounts amounts = visit.amounts();
        String terms = visit.links().timeless("/terms");
        return List.of(
                new Figure(
                        words.of("part.paid"),
                        terms + "#paid",
                        amounts.figure(supplier.paid()),
                        Amounts.plain(supplier.paid()),
                        payments,
                        amounts.full(supplier.paid()),
                        true),
                new Figure(
                        words.of("part.pending"),
                        terms + "#payment",
                        amounts.figure(supplier.pending()),
                        Amounts.plain(supplier.pending()),
                        payments,
                        amounts.full(supplier.pending()),
                        false),
                new Figure(
                        words.of("column.payments"),
                        terms + "#payment",
                        Amounts.count(supplier.payments()),
                        Long.toString(supplier.payments()),
                        payments,
                        words.of("figure.latest", supplier.latest().toString()),
                        false));
    }

    private static DataTable shares(Visit visit, PaymentFilter filter, SupplierView supplier) {
        Words words = visit.words();
        List<SupplierQueries.Share> shares = visit.read().suppliers().shares(visit.cut(), filter);
        return new DataTable(
                "shares",
                words.of("caption.shares", visit.moment()),
                words.of("table.unit", words.of("unit.one", visit.amounts().currencyWord())),
                List.of(
                        Column.text(words.of("column.unit")),
                        Column.text(words.of("column.year")).onWide(),
                        Column.number(words.of("column.payments")).onWide(),
                        Column.number(words.of("part.pending")).onWide(),
                        Column.number(words.of("part.paid"))),
                List.of(
                        Cell.text(words.of("table.total", Amounts.count(shares.size()))),
                        Cell.text(""),
                        count(supplier.payments()),
                        amount(visit, supplier.pending()),
                        amount(visit, supplier.paid())),
                shares.stream()
                        .map(share -> {
                            String year = Integer.toString(share.fiscalYear());
                            String payments =
                                    visit.links()
                                            .to(
                                                    "/payments",
                                                    "payee",
                                                    supplier.payee(),
                                                    "unit",
                                                    share.unit(),
                                                    "year",
                                                    year);
                            SupplierView figures = share.figures();
                            return List.of(
                                    visit.cell(CodeKind.UNIT, share.unit())
                                            .to(visit.links().to("/unit/" + share.unit())),
                                    Cell.date(year),
                                    count(figures.payments()).to(payments),
                                    amount(visit, figures.pending()).to(payments),
                                    amount(visit, figures.paid())
                                            .bar(
                                                    Amounts.thousandths(
                                                            figures.paid(), supplier.paid()))
                                            .to(payments));
                        })
                        .toList(),
                null,
                words.of("empty.suppliers"));
    }
}
