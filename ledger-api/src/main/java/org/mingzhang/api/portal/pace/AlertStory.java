package org.mingzhang.api.portal.pace;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mingzhang.api.portal.frame.Visit;
import org.mingzhang.ledger.log.entry.Entry;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.pace.MonthPace;
import org.mingzhang.projections.procedures.ProcedureFilter;
import org.mingzhang.projections.procedures.ProcedureKind;
import org.mingzhang.projections.procedures.ProcedureView;
import tools.jackson.databind.JsonNode;

/// An alert about the pace of a unit as its entries tell it.
///
/// @param raised how the ledger raised it
/// @param months what it found: the last month that was over, and the one before in front
/// @param answer what the head said; empty while it waits
record AlertStory(ProcedureView raised, List<MonthPace> months, Optional<Answer> answer) {

    private static final String ANSWERED = "PaceAlertAnswered";

    AlertStory {
        months = List.copyOf(months);
    }

    /// What a head said.
    ///
    /// @param step the entry
    /// @param kind `reason` or `planChange`
    /// @param reason in words
    /// @param line the line whose cash plan was changed
    record Answer(ProcedureView step, String kind, String reason, Optional<String> line) {

        /// The answer that a step is; empty for any other.
        static Optional<Answer> of(Visit visit, ProcedureView step) {
            if (!step.step().equals(ANSWERED)) {
                return Optional.empty();
            }
            JsonNode said = data(visit, step);
            return Optional.of(
                    new Answer(
                            step,
                            said.path("answer").asString(),
                            said.path("reason").asString(),
                            Optional.of(said.path("line").asString(""))
                                    .filter(line -> !line.isEmpty())));
        }

        /// The kind in words.
        String kindInWords(Visit visit) {
            return visit.words().of("pace-answer." + kind);
        }
    }

    /// The alert of a name; empty if there is none.
    static Optional<AlertStory> of(Visit visit, String alert) {
        List<ProcedureView> steps =
                visit.read()
                        .procedures()
                        .steps(visit.cut(), ProcedureFilter.all(ProcedureKind.PACE_ALERT), alert);
        return steps.stream()
                .findFirst()
                .map(raised ->
                        new AlertStory(
                                raised,
                                found(data(visit, raised)),
                                steps.stream()
                                        .flatMap(step -> Answer.of(visit, step).stream())
                                        .findFirst()));
    }

    private static List<MonthPace> found(JsonNode alert) {
        return Stream.of("before", "last")
                .map(alert::path)
                .map(month ->
                        new MonthPace(
                                month.path("month").asInt(),
                                Money.parse(month.path("expected").asString()),
                                Money.parse(month.path("paid").asString())))
                .toList();
    }

    private static JsonNode data(Visit visit, ProcedureView step) {
        return Entry.parse(
                        visit.portal().log().entry(step.position()).orElseThrow().bytes().toBytes())
                .data();
    }

    /// The last month that was over.
    MonthPace last() {
        return months.getLast();
    }
}
