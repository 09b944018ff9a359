package org.mingzhang.api.portal.payment;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.mingzhang.api.portal.frame.Amounts;
import org.mingzhang.api.portal.frame.Portal;
import org.mingzhang.api.portal.frame.Visit;
import org.mingzhang.api.portal.frame.Words;
import org.mingzhang.api.portal.line.ListPage;
import org.mingzhang.api.queries.Filters;
import org.mingzhang.projections.refusals.RefusalCount;
import org.mingzhang.projections.refusals.RefusalFilter;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/// What rules have refused.
@Controller
public final class RefusalsPageController {

    private static final int ROWS = 50;

    private final Portal portal;

    /// Refusals of a ledger.
    public RefusalsPageController(Portal portal) {
        this.portal = portal;
    }

    /// The list.
    @GetMapping({"/zh/open/refusals", "/en/open/refusals"})
    public ModelAndView refusals(HttpServletRequest request) throws InterruptedException {
        Visit visit = portal.visit(request, Filters.words(Filters.REFUSAL_WORDS, Set.of("after")));
        RefusalFilter filter = Filters.refusals(visit.question());
        Words words = visit.words();
        long count =
                visit.read().refusals().counts(visit.cut(), filter).stream()
                        .mapToLong(RefusalCount::count)
                        .sum();
        return ListPage.of(
                visit,
                "refusals",
                Filters.REFUSAL_WORDS,
                RefusalTable.of(
                        visit,
                        filter,
                        words.of("caption.list", visit.moment()),
                        visit.question().position("after"),
                        ROWS),
                words.of("answer.refusals", Amounts.count(count), visit.moment()));
    }
}
