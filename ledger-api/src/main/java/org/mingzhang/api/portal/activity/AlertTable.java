package org.mingzhang.api.portal.activity;

import java.util.List;
import java.util.stream.Collectors;
import org.mingzhang.api.names.CodeKind;
import org.mingzhang.api.portal.frame.Amounts;
import org.mingzhang.api.portal.frame.Cell;
import org.mingzhang.api.portal.frame.DataTable;
import org.mingzhang.api.portal.frame.DataTable.Column;
import org.mingzhang.api.portal.frame.Rows;
import org.mingzhang.api.portal.frame.Visit;
import org.mingzhang.api.portal.frame.Words;
import org.mingzhang.projections.alerts.AlertView;

/// Alerts, each with who is to answer it and whether it was answered.
///
/// Where reading is not open, persons stand by their roles alone.
public final class AlertTable {

    private AlertTable() {}

    /// The table of some of them.
    public static DataTable of(Visit visit, Rows<AlertView> rows) {
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
                rows.shown().stream().map(row -> row(visit, row)).toList(),
                rows.next(),
                words.of("empty.alerts"));
    }

    private static List<Cell> row(Visit visit, AlertView alert) {
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

    private static Cell subject(Visit visit, AlertView alert) {
        return switch (alert.kind()) {
            case BLOCKED_ACCESS ->
                    visit.portal().openReading()
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
    private static Cell responsible(Visit visit, AlertView alert) {
        Words words = visit.words();
        String role =
                alert.role()
                        .map(code -> words.find("role." + code).orElse(code))
                        .orElseGet(() -> words.of("alerts.whoever"));
        String place =
                alert.actingFor().map(unit -> " · " + visit.named(CodeKind.UNIT, unit)).orElse("");
        if (!visit.portal().openReading()) {
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
}
