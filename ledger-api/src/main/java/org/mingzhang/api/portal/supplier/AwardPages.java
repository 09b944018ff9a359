package org.mingzhang.api.portal.supplier;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mingzhang.api.portal.frame.Amounts;
import org.mingzhang.api.portal.frame.Cell;
import org.mingzhang.api.portal.frame.DataTable;
import org.mingzhang.api.portal.frame.DataTable.Column;
import org.mingzhang.api.portal.frame.Portal;
import org.mingzhang.api.portal.frame.Rows;
import org.mingzhang.api.portal.frame.Visit;
import org.mingzhang.api.portal.frame.Words;
import org.mingzhang.api.portal.line.ListPage;
import org.mingzhang.api.queries.AwardsController;
import org.mingzhang.api.queries.Filters;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.projections.awards.AwardQueries;
import org.mingzhang.projections.awards.AwardQueries.By;
import org.mingzhang.projections.awards.AwardView;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/// Which contracts went to which suppliers, what of them was paid and what is open.
@Controller
public final class AwardPages {

    private static final int ROWS = 50;
    private static final int SKIPPED_MAX = 1_000_000;

    private final Portal portal;

    /// Awards of a ledger.
    public AwardPages(Portal portal) {
        this.portal = portal;
    }

    /// Awards by supplier, unit and year.
    @GetMapping({"/zh/open/awards", "/en/open/awards"})
    public ModelAndView awards(HttpServletRequest request) throws InterruptedException {
        Visit visit = portal.visit(request, Filters.words(AwardsController.WORDS, Set.of("after")));
        Words words = visit.words();
        AwardQueries.Filter filter = AwardsController.filter(visit.question());
        int skipped = visit.question().number("after", 1, SKIPPED_MAX).orElse(0);
        AwardQueries.Page page =
                visit.read()
                        .awards()
                        .awards(
                                visit.cut(),
                                filter,
                                List.of(By.SUPPLIER, By.UNIT, By.YEAR),
                                AwardQueries.Order.AWARDED,
                                skipped,
                                ROWS);
        Optional<AwardView> total = visit.read().awards().total(visit.cut(), filter);
        AwardTables tables = new AwardTables(visit);
        DataTable table =
                tables.of(
                        "awards",
                        words.of("caption.list", visit.moment()),
                        List.of(
                                Column.text(words.of("column.supplier")),
                                Column.text(words.of("column.unit")).onWide(),
                                Column.text(words.of("column.year")).onWide()),
                        page.rows(),
                        page.count(),
                        total,
                        award ->
                                List.of(
                                        tables.supplier(award),
                                        tables.unit(award.keys().get(1)),
                                        Cell.date(award.keys().get(2))),
                        Rows.of(visit, page.rows(), skipped, page.count()).next());
        return ListPage.of(
                visit,
                "awards",
                AwardsController.WORDS,
                table,
                words.of(
                        "answer.awards",
                        Amounts.count(total.map(AwardView::contracts).orElse(0L)),
                        figure(visit, total.map(AwardView::awarded)),
                        figure(visit, total.map(AwardView::open)),
                        visit.moment()));
    }

    private static String figure(Visit visit, Optional<Money> amount) {
        return visit.amounts().figure(amount.orElse(Money.ZERO));
    }
}
