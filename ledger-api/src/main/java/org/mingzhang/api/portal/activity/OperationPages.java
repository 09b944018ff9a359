package org.mingzhang.api.portal.activity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.mingzhang.api.portal.frame.DataTable;
import org.mingzhang.api.portal.frame.Portal;
import org.mingzhang.api.portal.frame.Visit;
import org.mingzhang.api.portal.frame.Words;
import org.mingzhang.api.portal.line.LineController;
import org.mingzhang.api.problem.Expected;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.mingzhang.api.queries.Filters;
import org.mingzhang.api.queries.OperationsController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/// Who did what and when, refusals included.
///
/// Where reading is not open, persons stand by their roles alone.
@Controller
public final class OperationPages {

    private static final int ROWS = 50;

    private final Portal portal;

    /// Operations of a ledger.
    public OperationPages(Portal portal) {
        this.portal = portal;
    }

    /// The operation log.
    @GetMapping({"/zh/open/operations", "/en/open/operations"})
    public ModelAndView operations(HttpServletRequest request) throws InterruptedException {
        Set<String> given = OperationsController.WORDS;
        Visit visit = portal.visit(request, Filters.words(given, Set.of("after")));
        visit.question()
                .text("actor")
                .filter(_ -> !portal.openReading())
                .ifPresent(actor -> {
                    throw new FaultException(
                            new Fault.BadParameter("actor", actor, Expected.Form.LEFT_OUT_PERSON));
                });
        Words words = visit.words();
        DataTable table =
                OperationTable.of(
                        visit,
                        OperationsController.filter(visit.question()),
                        visit.question().position("after"),
                        ROWS);
        Map<String, Object> content = new TreeMap<>();
        content.put("table", table);
        content.put("filters", LineController.applied(visit, given));
        content.put("search", false);
        return visit.page(
                "frame/list",
                visit.frame(
                        words.of("page.operations"),
                        words.of("answer.operations", visit.moment()),
                        List.of(),
                        List.of(),
                        "/api/v1/operations",
                        false),
                content);
    }
}
