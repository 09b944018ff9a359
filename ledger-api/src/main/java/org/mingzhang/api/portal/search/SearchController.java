package org.mingzhang.api.portal.search;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mingzhang.api.names.CodeKind;
import org.mingzhang.api.portal.frame.Amounts;
import org.mingzhang.api.portal.frame.Cell;
import org.mingzhang.api.portal.frame.DataTable;
import org.mingzhang.api.portal.frame.DataTable.Column;
import org.mingzhang.api.portal.frame.Portal;
import org.mingzhang.api.portal.frame.Visit;
import org.mingzhang.api.portal.frame.Words;
import org.mingzhang.api.portal.payment.PaymentController;
import org.mingzhang.api.portal.place.Area;
import org.mingzhang.api.queries.Filters;
import org.mingzhang.ledger.accounts.Payee;
import org.mingzhang.projections.execution.Grouping;
import org.mingzhang.projections.execution.Grouping.Dimension;
import org.mingzhang.projections.lines.LineFilter;
import org.mingzhang.projections.lines.LineView;
import org.mingzhang.projections.payments.PaymentFilter;
import org.mingzhang.projections.payments.PaymentView;
import org.mingzhang.projections.payments.SupplierPage;
import org.mingzhang.projections.payments.SupplierQueries;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/// One box for everything: a payment, a line or a position by its exact name leads straight there;
/// otherwise areas, units, suppliers and lines in whose name or code the words stand.
///
/// Persons are not found: their names are commitments.
@Controller
public final class SearchController {

    private static final int ROWS = 10;
    private static final String WORD = "q";
    private static final Pattern POSITION = Pattern.compile("@(0|[1-9][0-9]{0,14})");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:/-]{1,64}");

    private final Portal portal;

    /// Search in a ledger.
    public SearchController(Portal portal) {
        this.portal = portal;
    }

    /// What is found.
    @GetMapping({"/zh/open/search", "/en/open/search"})
    public ModelAndView search(HttpServletRequest request) throws InterruptedException {
        Visit visit = portal.visit(request, Set.of(WORD));
        String asked = visit.question().text(WORD).orElse("");
        return direct(visit, asked)
                .map(address -> new ModelAndView(new RedirectView(address, false, false)))
                .orElseGet(() -> results(visit, asked));
    }

    private static Optional<String> direct(Visit visit, String asked) {
        Matcher position = POSITION.matcher(asked);
        if (position.matches()) {
            return Optional.of(visit.links().timeless("/entry/" + position.group(1)));
        }
        if (!ID.matcher(asked).matches()) {
            return Optional.empty();
        }
        return visit.read()
                .payments()
                .payment(visit.cut(), asked)
                .map(_ -> visit.links().to("/payment/" + asked))
                .or(() ->
                        visit.read()
                                .lines()
                                .line(visit.cut(), asked)
                                .map(_ -> visit.links().to("/line/" + asked)));
    }

    private static ModelAndView results(Visit visit, String asked) {
        Words words = visit.words();
        List<DataTable> found =
                asked.isEmpty()
                        ? List.of()
                        : Stream.of(
                                        areas(visit, asked),
                                        units(visit, asked),
                                        projects(visit, asked),
                                        suppliers(visit, asked),
                                        purposes(visit, asked),
                                        lines(visit, asked))
                                .filter(table -> !table.isEmpty())
                                .toList();
        Map<String, Object> content = new TreeMap<>();
        content.put("tables", found);
        content.put("asked", asked);
        String answer =
                asked.isEmpty()
                        ? words.of("answer.search-nothing-asked")
                        : found.isEmpty()
                                ? words.of("answer.search-nothing", asked)
                                : words.of("answer.search", asked, visit.moment());
        return visit.page(
                "search/search",
                visit.frame(words.of("page.search"), answer, List.of(), List.of(), null, false),
                content);
    }

    private static DataTable areas(Visit visit, String asked) {
        return named(
                visit,
                CodeKind.DIVISION,
                asked,
                "areas",
                code ->
                        Area.holding(code)
                                .filter(area -> has(visit, LineFilter.ALL.division(area.prefix())))
                                .map(area -> "/area/" + area.code()));
    }

    private static DataTable units(Visit visit, String asked) {
        return named(
                visit,
                CodeKind.UNIT,
                asked,
                "units",
                code ->
                        Optional.of("/unit/" + code)
                                .filter(_ -> has(visit, LineFilter.ALL.unit(code))));
    }

    private static boolean has(Visit visit, LineFilter filter) {
        return visit.read().lines().count(visit.cut(), filter) > 0;
    }

    /// Codes of a kind whose name has the words; those without a budget line have no page.
    ///
    /// @param page the tail of the page of a code
    private static DataTable named(
            Visit visit,
            CodeKind kind,
            String asked,
            String id,
            Function<String, Optional<String>> page) {
        List<List<Cell>> rows =
                visit.portal().names().containing(kind, asked, ROWS).entrySet().stream()
                        .flatMap(code ->
                                page.apply(code.getKey()).stream()
                                        .map(tail ->
                                                List.of(
                                                        Cell.text(code.getValue())
                                                                .to(visit.links().to(tail)),
                                                        Cell.code(code.getKey()))))
                        .toList();
        return table(visit, id, visit.words().of("search." + id), rows);
    }

    private static DataTable suppliers(Visit visit, String asked) {
        SupplierPage page =
                visit.read()
                        .suppliers()
                        .suppliers(
                                visit.cut(),
                                Filters.payments(visit.question()),
                                Payee.Kind.ORGANISATION,
                                Optional.of(asked),
                                SupplierQueries.Order.PAID,
                                0,
                                ROWS);
        return table(
                visit,
                "suppliers",
                visit.words().of("search.suppliers", Amounts.count(page.count())),
                page.rows().stream()
                        .map(supplier ->
                                List.of(
                                        Cell.text(supplier.name().orElse(supplier.payee()))
                                                .to(
                                                        visit.links()
                                                                .to(
                                                                        "/supplier/"
                                                                                + supplier
                                                                                        .payee())),
                                        Cell.code(supplier.payee())))
                        .toList());
    }

    /// Projects whose code, or the label of one of whose lines, has the words.
    private static DataTable projects(Visit visit, String asked) {
        LineFilter all = Filters.allLines(visit.question());
        String lower = asked.toLowerCase(Locale.ROOT);
        Set<String> codes = new TreeSet<>(projects(visit, all.text(asked)));
        projects(visit, all).stream()
                .filter(code -> code.toLowerCase(Locale.ROOT).contains(lower))
                .forEach(codes::add);
        return table(
                visit,
                "projects",
                visit.words().of("search.projects", Amounts.count(codes.size())),
                codes.stream()
                        .limit(ROWS)
                        .map(code ->
                                List.of(
                                        Cell.text(projectName(visit, all, code))
                                                .to(visit.links().to("/lines", "project", code)),
                                        Cell.code(code)))
                        .toList());
    }

    private static List<String> projects(Visit visit, LineFilter filter) {
        return visit.execution(filter, Grouping.by(Dimension.PROJECT)).stream()
                .map(row -> row.keys().getFirst())
                .filter(code -> !code.isEmpty())
                .toList();
    }

    /// A project is called what its first line is called.
    private static String projectName(Visit visit, LineFilter all, String code) {
        LineFilter ofProject =
                new LineFilter(
                        all.fiscalYear(),
                        all.division(),
                        all.unit(),
                        all.function(),
                        all.economic(),
                        all.fundType(),
                        Optional.of(code),
                        all.pool(),
                        all.line(),
                        all.text());
        return visit.read().lines().lines(visit.cut(), ofProject, Optional.empty(), 1).stream()
                .flatMap(line -> line.label().stream())
                .findFirst()
                .orElse(code);
    }

    private static DataTable purposes(Visit visit, String asked) {
        Words words = visit.words();
        PaymentFilter filter = Filters.payments(visit.question());
        List<PaymentView> found =
                visit.read().purposes().containing(visit.cut(), filter, asked, ROWS);
        return new DataTable(
                "purposes",
                words.of(
                        "search.purposes",
                        Amounts.count(
                                found.size() < ROWS
                                        ? found.size()
                                        : visit.read()
                                                .purposes()
                                                .count(visit.cut(), filter, asked))),
                words.of("table.unit", words.of("unit.one", visit.amounts().currencyWord())),
                List.of(
                        Column.text(words.of("column.purpose")),
                        Column.text(words.of("column.payment")).onWide(),
                        Column.text(words.of("column.payee")).onWide(),
                        Column.number(words.of("column.amount"))),
                null,
                found.stream().map(payment -> purpose(visit, payment)).toList(),
                null,
                "");
    }

    private static List<Cell> purpose(Visit visit, PaymentView payment) {
        String name = payment.payment().orElseThrow();
        String href = visit.links().to("/payment/" + name);
        return List.of(
                PaymentController.payee(visit, payment.purpose()).to(href),
                Cell.code(name).to(href),
                PaymentController.payee(visit, payment.payee().name()),
                Cell.number(
                        visit.amounts().exact(payment.amount()), Amounts.plain(payment.amount())));
    }

    private static DataTable lines(Visit visit, String asked) {
        LineFilter filter = Filters.allLines(visit.question()).text(asked);
        List<LineView> lines =
                visit.read().lines().lines(visit.cut(), filter, Optional.empty(), ROWS);
        return table(
                visit,
                "lines",
                visit.words()
                        .of(
                                "search.lines",
                                Amounts.count(visit.read().lines().count(visit.cut(), filter))),
                lines.stream()
                        .map(line ->
                                List.of(
                                        Cell.text(line.label().orElse(line.document()))
                                                .to(visit.links().to("/line/" + line.line())),
                                        Cell.code(line.line())))
                        .toList());
    }

    private static DataTable table(Visit visit, String id, String caption, List<List<Cell>> rows) {
        Words words = visit.words();
        return new DataTable(
                id,
                caption,
                null,
                List.of(Column.text(words.of("column.name")), Column.text(words.of("column.code"))),
                null,
                rows,
                null,
                "");
    }
}
