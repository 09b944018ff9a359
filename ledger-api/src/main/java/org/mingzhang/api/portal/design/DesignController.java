package org.mingzhang.api.portal.design;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.mingzhang.api.portal.frame.Amounts;
import org.mingzhang.api.portal.frame.Cell;
import org.mingzhang.api.portal.frame.DataTable;
import org.mingzhang.api.portal.frame.DataTable.Column;
import org.mingzhang.api.portal.frame.Equation;
import org.mingzhang.api.portal.frame.Figure;
import org.mingzhang.api.portal.frame.Language;
import org.mingzhang.api.portal.frame.Links;
import org.mingzhang.api.portal.frame.Menu;
import org.mingzhang.api.portal.frame.Portal;
import org.mingzhang.api.portal.frame.Visit;
import org.mingzhang.api.portal.frame.Words;
import org.mingzhang.ledger.money.Money;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/// Every token and every part of the design system, made by the same templates as the pages that
/// use them. The figures are examples and no money of the ledger.
@Controller
public final class DesignController {

    private static final List<String> TOKENS =
            List.of(
                    "bg",
                    "surface",
                    "sunk",
                    "text",
                    "muted",
                    "link",
                    "outline",
                    "hairline",
                    "ok",
                    "warn",
                    "bad",
                    "past",
                    "series-1",
                    "series-2",
                    "series-3",
                    "series-4");
    private static final List<String> ICONS =
            List.of(
                    "menu",
                    "search",
                    "language",
                    "theme",
                    "person",
                    "history",
                    "compare",
                    "replay",
                    "proof",
                    "witness",
                    "download",
                    "link",
                    "filter",
                    "map",
                    "submitted",
                    "reviewed",
                    "approved",
                    "voucher",
                    "paid",
                    "returned",
                    "refused",
                    "blocked",
                    "refunded",
                    "corrected",
                    "frozen",
                    "imported",
                    "de-identified",
                    "warning",
                    "help",
                    "previous",
                    "next");
    private static final int SHARE_CLASSES = 6;
    private static final int DEVIATION_CLASSES = 7;

    private final Portal portal;

    /// The page of a ledger's portal.
    public DesignController(Portal portal) {
        this.portal = portal;
    }

    /// The short address leads to the page.
    @GetMapping({"/zh/design", "/en/design"})
    public RedirectView design(HttpServletRequest request) {
        return new RedirectView(
                Links.address(Language.ofPath(request.getRequestURI()), "/design", Map.of()),
                false,
                false);
    }

    /// The design system.
    @GetMapping({"/zh/open/design", "/en/open/design"})
    public ModelAndView page(HttpServletRequest request) throws InterruptedException {
        Visit visit = portal.visit(request, Set.of());
        Words words = visit.words();
        Map<String, Object> content = new TreeMap<>();
        content.put("tokens", TOKENS);
        content.put("icons", ICONS);
        content.put("shares", numbered("c", SHARE_CLASSES));
        content.put("deviations", numbered("d", DEVIATION_CLASSES));
        content.put("figures", figures(visit));
        content.put("equation", equation(visit));
        content.put("table", table(visit));
        content.put("none", empty(visit));
        content.put(
                "views",
                List.of(
                        new Menu.Item(words.of("view.share"), "#views", true),
                        new Menu.Item(words.of("view.deviation"), "#views", false)));
        return visit.page(
                "design/design",
                visit.frame(
                        words.of("page.design"),
                        words.of("answer.design"),
                        List.of(),
                        List.of(
                                Cell.chip(words.of("state.settled"), "ok"),
                                Cell.chip(words.of("chip.leans-on-pool"), "warn"),
                                Cell.chip(words.of("page.refusals"), "bad"),
                                Cell.chip(words.of("chip.deidentified"), "past"),
                                Cell.chip(words.of("chip.date-assumed"), "plain")),
                        null,
                        true),
                content);
    }

    private static List<String> numbered(String name, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> name + i).toList();
    }

    private static Money yuan(long amount) {
        return new Money(amount * 100);
    }

    private static List<Figure> figures(Visit visit) {
        Words words = visit.words();
        Amounts amounts = visit.amounts();
        String terms = visit.links().timeless("/terms");
        Money adjusted = yuan(438_206_000);
        Money paid = yuan(312_460_000);
        String share = amounts.share(paid, adjusted).orElse("");
        return List.of(
                new Figure(
                        words.of("figure.share"),
                        terms + "#share",
                        share,
                        share,
                        "#table",
                        words.of("figure.share.note"),
                        true),
                new Figure(
                        words.of("part.paid"),
                        terms + "#paid",
                        amounts.figure(paid),
                        Amounts.plain(paid),
                        "#table",
                        amounts.full(paid),
                        false),
                new Figure(
                        words.of("part.adjusted"),
                        terms + "#adjusted",
                        amounts.figure(adjusted),
                        Amounts.plain(adjusted),
                        "#table",
                        amounts.full(adjusted),
                        false));
    }

    private static Equation equation(Visit visit) {
        return Equation.of(
                yuan(1_000_000),
                List.of(
                        new Equation.Piece("paid", yuan(520_000)),
                        new Equation.Piece("committed", yuan(180_000)),
                        new Equation.Piece("pending", yuan(90_000)),
                        new Equation.Piece("frozen", yuan(60_000)),
                        new Equation.Piece("available", yuan(-40_000)),
                        new Equation.Piece("unreleased", yuan(190_000))),
                _ -> "#equation",
                visit.words(),
                visit.amounts());
    }

    private static DataTable table(Visit visit) {
        Words words = visit.words();
        Money adjusted = yuan(600_000);
        Money paid = yuan(330_000);
        return new DataTable(
                "table-example",
                words.of("design.table.caption"),
                words.of("table.unit", words.of("unit.one", visit.amounts().currencyWord())),
                List.of(
                        Column.text(words.of("column.unit")),
                        Column.number(words.of("part.adjusted")).onWide(),
                        Column.number(words.of("part.paid")),
                        Column.number(words.of("figure.share"))),
                row(visit, words.of("table.total", "3"), adjusted, paid),
                List.of(
                        row(visit, words.of("design.unit-a"), yuan(400_000), yuan(250_000)),
                        row(visit, words.of("design.unit-b"), yuan(200_000), yuan(80_000)),
                        row(visit, words.of("design.unit-c"), Money.ZERO, Money.ZERO)),
                null,
                words.of("empty.execution"));
    }

    private static List<Cell> row(Visit visit, String name, Money adjusted, Money paid) {
        Amounts amounts = visit.amounts();
        return List.of(
                Cell.text(name),
                Cell.number(amounts.exact(adjusted), Amounts.plain(adjusted)),
                Cell.number(amounts.exact(paid), Amounts.plain(paid)),
                amounts.share(paid, adjusted)
                        .map(share ->
                                Cell.number(share, share.replace("%", ""))
                                        .bar(Amounts.thousandths(paid, adjusted)))
                        .orElseGet(() -> Cell.none(visit.words().of("none.share"))));
    }

    private static DataTable empty(Visit visit) {
        return new DataTable(
                "table-empty",
                visit.words().of("page.payments"),
                null,
                List.of(Column.text(visit.words().of("column.payment"))),
                null,
                List.of(),
                null,
                visit.words().of("design.empty.text"));
    }
}
