package org.mingzhang.api.portal.payment;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.mingzhang.api.portal.frame.Amounts;
import org.mingzhang.api.portal.frame.Portal;
import org.mingzhang.api.portal.frame.Visit;
import org.mingzhang.api.portal.frame.Words;
import org.mingzhang.api.portal.line.LineController;
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
        Map<String, Object> content = new TreeMap<>();
        content.put(
                "table",
                RefusalTable.of(
                                visit,
                                filter,
                                words.of("caption.list", visit.moment()),
                                visit.question().position("after"),
                                ROWS)
                        .with(
                                visit.downloads(
                                        "/refusals",
                                        LineController.chosen(visit, Filters.REFUSAL_WORDS))));
        content.put("filters", LineController.applied(visit, Filters.REFUSAL_WORDS));
        content.put("search", false);
        return visit.page(
                "frame/list",
                visit.frame(
                        words.of("page.refusals"),
                        words.of("answer.refusals", Amounts.count(count), visit.moment()),
                        List.of(),
                        List.of(),
                        "/api/v1/refusals",
                        false),
                content);
    }
}
