package org.mingzhang.api.queries;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mingzhang.ledger.log.entry.Timestamps;
import org.mingzhang.projections.ReadSide;
import org.mingzhang.projections.alerts.AlertKind;
import org.mingzhang.projections.alerts.AlertQueries;
import org.mingzhang.projections.alerts.AlertState;
import org.mingzhang.projections.alerts.AlertView;
import org.mingzhang.projections.asof.Cut;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// What somebody was told to look at, who is to answer, and whether it was answered.
@RestController
@Tag(name = "queries")
public final class AlertsController {

    /// The words that choose alerts.
    public static final Set<String> WORDS =
            Set.of("kind", "state", "division", "unit", "role", "person");

    private static final int SKIPPED_MAX = 10_000_000;

    private final ReadSide readSide;
    private final Moments moments;

    /// Alerts of a read side.
    public AlertsController(ReadSide readSide, Moments moments) {
        this.readSide = readSide;
        this.moments = moments;
    }

    /// How an alert was answered.
    ///
    /// @param position the entry
    /// @param recordedAt when
    /// @param type of the entry
    /// @param person who acted
    public record Answer(long position, String recordedAt, String type, String person) {

        private static Answer of(AlertView.Answer answer) {
            return new Answer(
                    answer.position(),
                    Timestamps.format(answer.recordedAt()),
                    answer.type(),
                    answer.person());
        }
    }

    /// An alert.
    ///
    /// @param position the entry that raised it
    /// @param recordedAt when
    /// @param kind what it is about
    /// @param subject what is alerted of, by name
    /// @param type of the entry
    /// @param division the division that it is about
    /// @param unit the unit that it is about
    /// @param state open, overdue, answered or told
    /// @param dueAt until when it is to be answered
    /// @param role the role that is to answer
    /// @param actingFor the unit that is to answer, where the role alone does not say it
    /// @param persons who is to answer, by roles that the log grants; empty once it was answered
    /// @param answer how it was answered
    public record Row(
            long position,
            String recordedAt,
            String kind,
            String subject,
            String type,
            Optional<String> division,
            Optional<String> unit,
            String state,
            Optional<String> dueAt,
            Optional<String> role,
            Optional<String> actingFor,
            List<String> persons,
            Optional<Answer> answer) {

        public Row {
            persons = List.copyOf(persons);
        }

        private static Row of(AlertView view, List<String> persons) {
            return new Row(
                    view.position(),
                    Timestamps.format(view.recordedAt()),
                    view.kind().code(),
                    view.subject(),
                    view.type(),
                    view.division(),
                    view.unit(),
                    view.state().code(),
                    view.dueAt().map(Timestamps::format),
                    view.role(),
                    view.actingFor(),
                    persons,
                    view.answer().map(Answer::of));
        }
    }

    /// Alerts of a filter.
    ///
    /// @param asOf as of when
    /// @param counts how many stand in each state
    /// @param rows from `after` on, the newest first
    public record Alerts(AsOfJson asOf, Map<String, Long> counts, List<Row> rows) {
        public Alerts {
            counts = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(counts));
            rows = List.copyOf(rows);
        }
    }

    /// Alerts of a filter.
    @GetMapping(path = "/api/v1/alerts", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "What somebody was told to look at, and whether it was answered",
            description = "The newest first. Overdue is judged at the moment that is asked for.")
    @Parameter(
            name = "kind",
            in = ParameterIn.QUERY,
            description =
                    "pace, exception, opinion, escalation, blocked-payment, blocked-access,"
                            + " special-audit, reception or unwitnessed")
    @Parameter(
            name = "state",
            in = ParameterIn.QUERY,
            description = "open, overdue, answered or told")
    @Parameter(name = "division", in = ParameterIn.QUERY, description = "By its beginning")
    @Parameter(name = "unit", in = ParameterIn.QUERY, description = "By its beginning")
    @Parameter(name = "role", in = ParameterIn.QUERY, description = "That this role is to answer")
    @Parameter(
            name = "person",
            in = ParameterIn.QUERY,
            description =
                    "That this person answered, or is to answer by a role that the log grants")
    @Parameter(name = "after", in = ParameterIn.QUERY, description = "How many rows to skip")
    @Parameter(name = "limit", in = ParameterIn.QUERY, description = "Rows at most, 50 usually")
    @AsOfParameters
    public Alerts alerts(@Parameter(hidden = true) HttpServletRequest request)
            throws InterruptedException {
        Question question =
                Question.of(request, Filters.words(WORDS, Filters.PAGE_WORDS, Moments.WORDS));
        int limit = question.limit(Pages.USUAL, Pages.MOST);
        AlertQueries.Filter filter = filter(question);
        Cut cut = moments.cut(question);
        Map<String, Long> counts = new LinkedHashMap<>();
        readSide.alerts()
                .counts(cut, filter)
                .forEach((state, count) -> counts.put(state.code(), count));
        return new Alerts(
                AsOfJson.of(cut),
                counts,
                readSide
                        .alerts()
                        .alerts(
                                cut,
                                filter,
                                question.number("after", 1, SKIPPED_MAX).orElse(0),
                                limit)
                        .stream()
                        .map(alert -> Row.of(alert, readSide.alerts().responsible(cut, alert)))
                        .toList());
    }

    /// Which alerts a question asks for, within what the one who asks may read.
    public static AlertQueries.Filter filter(Question question) {
        return new AlertQueries.Filter(
                question.choice(
                                "kind",
                                Arrays.stream(AlertKind.values()).map(AlertKind::code).toList())
                        .map(AlertKind::of),
                question.choice(
                                "state",
                                Arrays.stream(AlertState.values()).map(AlertState::code).toList())
                        .map(AlertState::of),
                question.scope().narrow(question.code("division")),
                question.scope().narrowUnits(question.code("unit")),
                question.code("role"),
                question.text("person"));
    }
}
