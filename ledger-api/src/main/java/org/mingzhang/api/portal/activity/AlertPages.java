package org.mingzhang.api.portal.activity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.api.names.CodeKind;
import org.mingzhang.api.portal.execution.Choice;
import org.mingzhang.api.portal.frame.Amounts;
import org.mingzhang.api.portal.frame.Cell;
import org.mingzhang.api.portal.frame.DataTable;
import org.mingzhang.api.portal.frame.DataTable.Column;
import org.mingzhang.api.portal.frame.Links;
import org.mingzhang.api.portal.frame.PageFrame;
import org.mingzhang.api.portal.frame.Portal;
import org.mingzhang.api.portal.frame.Visit;
import org.mingzhang.api.portal.frame.Words;
import org.mingzhang.api.portal.line.LineController;
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
                                    "person",
                                    person,
                                    "left out: persons are shown by their roles"));
                });
        Words words = visit.words();
        AlertQueries.Filter filter = AlertsController.filter(visit.question());
        Map<AlertState, Long> counts = visit.read().alerts().counts(visit.cut(), filter);
        long count = counts.values().stream().mapToLong(Long::longValue).sum();
        int skipped = visit.question().number("after", 1, SKIPPED_MAX).orElse(0);
        List<AlertView> rows = visit.read().alerts().alerts(visit.cut(), filter, skipped, ROWS);
        Map<String, Object> content = new TreeMap<>();
        content.put("table", table(visit, rows, next(visit, skipped + rows.size(), count)));
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

    private DataTable table(Visit visit, List<AlertView> rows, @Nullable String next) {
        Words words = visit.words();
        return new DataTable(
                "alerts",
                words.of("caption.list", visit.moment()),
                null,
                List.of(
                        Column.text(words.of("column.alert")),
                        Column.text(words.of("column.subject")).onWide(),
                        Column.text(words.of("column.unit")).onWide(),
                        Column.text(words.of("column.state")),
                        Column.text(words.of("column.responsible")),
                        Column.text(words.of("column.due")).onWide(),
                        Column.text(words.of("column.recorded")).onWide(),
                        Column.number(words.of("column.position")).onWide()),
                null,
                rows.stream().map(row -> row(visit, row)).toList(),
                next,
                words.of("empty.alerts"));
    }

    private List<Cell> row(Visit visit, AlertView alert) {
        Words words = visit.words();
        String entry = visit.links().timeless("/entry/" + alert.position());
        return List.of(
                Cell.text(words.of("alert.kind." + alert.kind().code())).to(entry),
                subject(visit, alert),
                alert.unit()
                        .map(unit ->
                                Cell.text(visit.named(CodeKind.UNIT, unit))
                                        .to(visit.links().to("/unit/" + unit)))
                        .orElseGet(() -> Cell.none(words.of("operations.no-unit"))),
                state(visit, alert),
                responsible(visit, alert),
                alert.dueAt()
                        .map(time -> Cell.date(visit.dates().second(time)))
                        .orElseGet(() -> Cell.none(words.of("alerts.no-due"))),
                Cell.date(visit.dates().second(alert.recordedAt())),
                Cell.number(Amounts.count(alert.position()), Long.toString(alert.position()))
                        .to(entry));
    }

    private Cell subject(Visit visit, AlertView alert) {
        return switch (alert.kind()) {
            case BLOCKED_ACCESS ->
                    portal.openReading()
                            ? Cell.code(alert.subject())
                            : Cell.none(visit.words().of("alerts.person-hidden"));
            case BLOCKED_PAYMENT ->
                    Cell.code(alert.subject()).to(visit.links().to("/payment/" + alert.subject()));
            case PACE ->
                    Cell.code(alert.subject())
                            .to(visit.links().to("/pace/" + alert.unit().orElse("")));
            case EXCEPTION, OPINION, ESCALATION, SPECIAL_AUDIT, RECEPTION, UNWITNESSED ->
                    Cell.code(alert.subject());
        };
    }

    /// The state; what answered it is a click away.
    private static Cell state(Visit visit, AlertView alert) {
        String kind =
                switch (alert.state()) {
                    case OPEN -> "warn";
                    case OVERDUE -> "bad";
                    case ANSWERED -> "ok";
                    case TOLD -> "plain";
                };
        Cell chip = Cell.chip(visit.words().of("alert.state." + alert.state().code()), kind);
        return alert.answer()
                .map(answer ->
                        chip.to(visit.links().timeless("/entry/" + answer.position()))
                                .saying(visit.event(answer.type())))
                .orElse(chip);
    }

    /// Who answered, or who is to: the role for the place, and where persons may be named those who
    /// hold it.
    private Cell responsible(Visit visit, AlertView alert) {
        Words words = visit.words();
        String role =
                alert.role()
                        .map(code -> words.find("role." + code).orElse(code))
                        .orElseGet(() -> words.of("alerts.whoever"));
        String place =
                alert.actingFor().map(unit -> " · " + visit.named(CodeKind.UNIT, unit)).orElse("");
        if (!portal.openReading()) {
            return Cell.text(role + place);
        }
        String persons =
                alert.answer()
                        .map(AlertView.Answer::person)
                        .orElseGet(() ->
                                visit.read().alerts().responsible(visit.cut(), alert).stream()
                                        .collect(Collectors.joining(", ")));
        return Cell.text(persons.isEmpty() ? role + place : persons + " · " + role + place);
    }

    private static @Nullable String next(Visit visit, int skipped, long count) {
        if (skipped == 0 || skipped >= count) {
            return null;
        }
        Map<String, String> words = new TreeMap<>(visit.question().given());
        words.remove("min");
        if (!visit.isPast()) {
            words.put("at", "@" + (visit.cut().size() - 1));
        }
        words.put("after", Integer.toString(skipped));
        return Links.address(visit.language(), visit.tail(), words);
    }
}
