package org.mingzhang.api.portal.activity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.mingzhang.api.portal.frame.Amounts;
import org.mingzhang.api.portal.frame.Cell;
import org.mingzhang.api.portal.frame.DataTable;
import org.mingzhang.api.portal.frame.DataTable.Column;
import org.mingzhang.api.portal.frame.Portal;
import org.mingzhang.api.portal.frame.Rows;
import org.mingzhang.api.portal.frame.Visit;
import org.mingzhang.api.portal.frame.Words;
import org.mingzhang.api.portal.line.LineController;
import org.mingzhang.api.queries.AdjustmentsController;
import org.mingzhang.api.queries.Filters;
import org.mingzhang.ledger.accounts.Account;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.projections.adjustments.AdjustmentQueries;
import org.mingzhang.projections.adjustments.AdjustmentView;
import org.mingzhang.projections.balances.AccountFlow;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/// What changed budgets after they were approved, and what flowed through the accounts.
@Controller
public final class AdjustmentPages {

    private static final int ROWS = 50;
    private static final int SKIPPED_MAX = 10_000_000;

    private final Portal portal;

    /// Adjustments of a ledger.
    public AdjustmentPages(Portal portal) {
        this.portal = portal;
    }

    /// Supplements, reductions and virements.
    @GetMapping({"/zh/open/adjustments", "/en/open/adjustments"})
    public ModelAndView adjustments(HttpServletRequest request) throws InterruptedException {
        Set<String> given = AdjustmentsController.WORDS;
        Visit visit = portal.visit(request, Filters.words(given, Set.of("after")));
        Words words = visit.words();
        AdjustmentQueries.Filter filter = AdjustmentsController.filter(visit.question());
        AdjustmentQueries.Totals totals = visit.read().adjustments().totals(visit.cut(), filter);
        int skipped = visit.question().number("after", 1, SKIPPED_MAX).orElse(0);
        Rows<AdjustmentView> rows =
                Rows.of(
                        visit,
                        visit.read().adjustments().adjustments(visit.cut(), filter, skipped, ROWS),
                        skipped,
                        totals.count());
        DataTable table =
                new DataTable(
                        "adjustments",
                        words.of("caption.list", visit.moment()),
                        words.of(
                                "table.unit", words.of("unit.one", visit.amounts().currencyWord())),
                        List.of(
                                Column.text(words.of("column.date")).onWide(),
                                Column.text(words.of("column.line")),
                                Column.text(words.of("column.event")),
                                Column.text(words.of("column.other-line")).onWide(),
                                Column.text(words.of("column.document")).onWide(),
                                Column.number(words.of("column.amount"))),
                        totals.count() == 0
                                ? null
                                : List.of(
                                        Cell.text(
                                                words.of(
                                                        "table.total",
                                                        Amounts.count(totals.count()))),
                                        Cell.text(""),
                                        Cell.text(""),
                                        Cell.text(""),
                                        Cell.text(""),
                                        signed(visit, totals.net())),
                        rows.shown().stream().map(row -> row(visit, row)).toList(),
                        rows.next(),
                        words.of("empty.adjustments"));
        return page(
                visit,
                "adjustments",
                table,
                given,
                words.of(
                        "answer.adjustments",
                        Amounts.count(totals.count()),
                        visit.amounts().figure(totals.net()),
                        visit.moment()));
    }

    private static ModelAndView page(
            Visit visit, String name, DataTable table, Set<String> given, String answer) {
        Map<String, Object> content = new TreeMap<>();
        content.put("table", table);
        content.put("filters", LineController.applied(visit, given));
        content.put("search", false);
        return visit.page(
                "frame/list",
                visit.frame(
                        visit.words().of("page." + name),
                        answer,
                        List.of(),
                        List.of(),
                        name.equals("flows") ? "/api/v1/account-flows" : "/api/v1/" + name,
                        false),
                content);
    }

    private static List<Cell> row(Visit visit, AdjustmentView row) {
        String entry = visit.links().timeless("/entry/" + row.position());
        return List.of(
                Cell.date(row.effectiveDate().toString()),
                Cell.code(row.line()).to(visit.links().to("/line/" + row.line())),
                Cell.text(visit.words().of("adjustment." + row.kind().code())).to(entry),
                row.other()
                        .map(other -> Cell.code(other).to(visit.links().to("/line/" + other)))
                        .orElseGet(() -> Cell.none(visit.words().of("adjustment.no-other"))),
                Cell.text(row.document()),
                signed(visit, row.amount()).to(entry));
    }

    private static Cell signed(Visit visit, Money amount) {
        String text = visit.amounts().exact(amount);
        return Cell.number(amount.isPositive() ? "+" + text : text, Amounts.plain(amount));
    }

    /// Debits, credits and balance of each account.
    @GetMapping({"/zh/open/flows", "/en/open/flows"})
    public ModelAndView flows(HttpServletRequest request) throws InterruptedException {
        Set<String> given = Filters.LINE_WORDS;
        Visit visit = portal.visit(request, given);
        Words words = visit.words();
        List<AccountFlow> flows =
                visit.read().flows().flows(visit.cut(), Filters.lines(visit.question()));
        Money debits = flows.stream().map(AccountFlow::debits).reduce(Money.ZERO, Money::plus);
        Money credits = flows.stream().map(AccountFlow::credits).reduce(Money.ZERO, Money::plus);
        DataTable table =
                new DataTable(
                        "flows",
                        words.of("caption.list", visit.moment()),
                        words.of(
                                "table.unit", words.of("unit.one", visit.amounts().currencyWord())),
                        List.of(
                                Column.text(words.of("column.account")),
                                Column.text(words.of("column.side")).onWide(),
                                Column.number(words.of("column.debit")).onWide(),
                                Column.number(words.of("column.credit")).onWide(),
                                Column.number(words.of("column.balance"))),
                        List.of(
                                Cell.text(words.of("table.total", Amounts.count(flows.size()))),
                                Cell.text(""),
                                amount(visit, debits),
                                amount(visit, credits),
                                Cell.none(words.of("flows.no-total"))),
                        flows.stream().map(flow -> row(visit, flow)).toList(),
                        null,
                        words.of("empty.execution"),
                        visit.downloads("/flows", LineController.chosen(visit, given)));
        return page(
                visit,
                "flows",
                table,
                given,
                words.of(
                        debits.equals(credits) ? "answer.flows" : "answer.flows-differ",
                        visit.amounts().full(debits),
                        visit.amounts().full(credits),
                        visit.moment()));
    }

    private static List<Cell> row(Visit visit, AccountFlow flow) {
        Words words = visit.words();
        int code = flow.account().code();
        return List.of(
                Cell.text(code + " " + words.of("account." + code)),
                Cell.text(
                        words.of(
                                flow.account().side() == Account.Side.DEBIT
                                        ? "column.debit"
                                        : "column.credit")),
                amount(visit, flow.debits()),
                amount(visit, flow.credits()),
                amount(visit, flow.balance()));
    }

    private static Cell amount(Visit visit, Money amount) {
        return Cell.number(visit.amounts().exact(amount), Amounts.plain(amount));
    }
}
