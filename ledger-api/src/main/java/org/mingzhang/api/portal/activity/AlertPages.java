package org.mingzhang.api.portal.activity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.mingzhang.api.portal.execution.Choice;
import org.mingzhang.api.portal.frame.Amounts;
import org.mingzhang.api.portal.frame.PageFrame;
import org.mingzhang.api.portal.frame.Portal;
import org.mingzhang.api.portal.frame.Rows;
import org.mingzhang.api.portal.frame.Visit;
import org.mingzhang.api.portal.frame.Words;
import org.mingzhang.api.portal.line.LineController;
import org.mingzhang.api.problem.Expected;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.mingzhang.api.queries.AlertsController;
import org.mingzhang.api.queries.Filters;
import org.mingzhang.projections.alerts.AlertKind;
import org.mingzhang.projections.alerts.AlertQueries;
import org.mingzhang.projections.alerts.AlertState;
import org.mingzhang.projections.alerts.AlertView;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/// What somebody was told to look at: by state, by who is to answer, by kind.
///
/// Where reading is not open, persons stand by their roles alone.
@Controller
public final class AlertPages {

    private static final int ROWS = 50;
    private static final int SKIPPED_MAX = 1_000_000;

    private final Portal portal;

    /// Alerts of a ledger.
    public AlertPages(Portal portal) {
        this.portal = portal;
    }

    /// Alerts.
    @GetMapping({"/zh/open/alerts", "/en/open/alerts"})
    public ModelAndView alerts(HttpServletRequest request) throws InterruptedException {
        Visit visit = portal.visit(request, Filters.words(AlertsController.WORDS, Set.of("after")));
        visit.question()
                .text("person")
                .filter(_ -> !portal.openReading())
                .ifPresent(person -> {
                    throw new FaultException(
                            new Fault.BadParameter(
                                    "person", person, Expected.Form.LEFT_OUT_PERSON));
                });
        Words words = visit.words();
        AlertQueries.Filter filter = AlertsController.filter(visit.question());
        Map<AlertState, Long> counts = visit.read().alerts().counts(visit.cut(), filter);
        long count = counts.values().stream().mapToLong(Long::longValue).sum();
        int skipped = visit.question().number("after", 1, SKIPPED_MAX).orElse(0);
        List<AlertView> rows = visit.read().alerts().alerts(visit.cut(), filter, skipped, ROWS);
        Map<String, Object> content = new TreeMap<>();
        content.put("table", AlertTable.of(visit, Rows.of(visit, rows, skipped, count)));
        content.put("choices", choices(visit, filter));
        content.put("hidden", hidden(visit));
        content.put(
                "filters",
                LineController.applied(visit, Set.of("division", "unit", "role", "person")));
        return visit.page(
                "activity/alerts",
                visit.frame(
                        words.of("page.alerts"),
                        words.of(
                                "answer.alerts",
                                number(counts, AlertState.OPEN),
                                number(counts, AlertState.OVERDUE),
                                number(counts, AlertState.ANSWERED),
                                number(counts, AlertState.TOLD),
                                visit.moment()),
                        List.of(),
                        List.of(),
                        "/api/v1/alerts",
                        false),
                content);
    }

    private static String number(Map<AlertState, Long> counts, AlertState state) {
        return Amounts.count(counts.getOrDefault(state, 0L));
    }

    private static List<Choice> choices(Visit visit, AlertQueries.Filter filter) {
        Words words = visit.words();
        return List.of(
                choice(
                        words,
                        "state",
                        "alert.state.",
                        Arrays.stream(AlertState.values()).map(AlertState::code),
                        filter.state().map(AlertState::code)),
                choice(
                        words,
                        "kind",
                        "alert.kind.",
                        Arrays.stream(AlertKind.values()).map(AlertKind::code),
                        filter.kind().map(AlertKind::code)));
    }

    private static Choice choice(
            Words words, String name, String texts, Stream<String> codes, Optional<String> chosen) {
        List<Choice.Option> options = new ArrayList<>();
        options.add(new Choice.Option("", words.of("filter.all"), chosen.isEmpty()));
        codes.forEach(code ->
                options.add(
                        new Choice.Option(
                                code,
                                words.of(texts + code),
                                chosen.filter(code::equals).isPresent())));
        return new Choice(name, words.of("filter." + name), options);
    }

    /// What the selects do not hold.
    private static List<PageFrame.Kept> hidden(Visit visit) {
        return visit.question().given().entrySet().stream()
                .filter(word ->
                        Set.of("division", "unit", "role", "person").contains(word.getKey()))
                .map(word -> new PageFrame.Kept(word.getKey(), word.getValue()))
                .toList();
    }
}
