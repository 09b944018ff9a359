package org.mingzhang.verifier.readside;

import static java.util.Map.entry;

import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.mingzhang.verifier.source.ReadRow;
import org.mingzhang.verifier.source.ReadTable;

/// The alerts that entries raise and answer, and who holds which role, which says who is to answer.
final class Alerts {
    private static final String GRANTED = "identity.RoleGranted";
    private static final String REVOKED = "identity.RoleRevoked";
    private static final String EVER = "9999-12-31";

    private static final String EXCEPTION = "exception";
    private static final String OPINION = "opinion";
    private static final String ESCALATION = "escalation";
    private static final String PAYMENT = "blocked-payment";
    private static final String ACCESS = "blocked-access";
    private static final String HEAD = "business-head";

    /// What an entry does to one alert.
    ///
    /// @param role who is to answer, where a role says it
    /// @param actingFor the unit for which they act, where it is another than the entry's
    private record Step(String kind, String subject, String step, String role, String actingFor) {}

    private static final Map<String, Function<ShownEntry, Stream<Step>>> STEPS =
            Map.ofEntries(
                    entry("pace.PaceAlertRaised", e -> raised("pace", e.text("alert"), HEAD)),
                    entry("pace.PaceAlertAnswered", e -> answered("pace", e.text("alert"))),
                    entry(
                            "exception.ExceptionOverdue",
                            e -> raised(EXCEPTION, e.text("exception"), "budget")),
                    entry(
                            "exception.ExceptionClosed",
                            e -> answered(EXCEPTION, e.text("exception"))),
                    entry(
                            "jointreview.ParticipantsReminded",
                            e -> missing(e).map(unit -> asked(OPINION, e, unit, ReadRow.NULL))),
                    entry(
                            "jointreview.ReviewEscalated",
                            e -> missing(e).map(unit -> asked(ESCALATION, e, unit, HEAD))),
                    entry("jointreview.OpinionGiven", e -> given(e, e.text("participant"))),
                    entry(
                            "jointreview.ReviewRoundConcluded",
                            e -> missing(e).flatMap(unit -> given(e, unit))),
                    entry(
                            "payment.PaymentBlocked",
                            e -> raised(PAYMENT, e.text("payment"), "discipline")),
                    entry("payment.PaymentUnblocked", e -> answered(PAYMENT, e.text("payment"))),
                    entry("identity.AccessBlocked", e -> raised(ACCESS, e.text("person"), "admin")),
                    entry("identity.AccessUnblocked", e -> answered(ACCESS, e.text("person"))),
                    entry(
                            "multiyear.SpecialAuditTriggered",
                            e -> raised("special-audit", projectYear(e), "auditor")),
                    entry(
                            "expense.ReceptionOverStandard",
                            e -> raised("reception", e.text("claim"), e.text("recipient"))),
                    entry("log.StartedUnwitnessed", e -> raised("unwitnessed", "log", "admin")));

    private final Consumer<ReadRow> rows;

    Alerts(Consumer<ReadRow> rows) {
        this.rows = rows;
    }

    static boolean shows(String type) {
        return STEPS.containsKey(type) || type.equals(GRANTED) || type.equals(REVOKED);
    }

    private static Stream<Step> raised(String kind, String subject, String role) {
        return Stream.of(new Step(kind, subject, "raised", role, ReadRow.NULL));
    }

    private static Stream<Step> answered(String kind, String subject) {
        return Stream.of(new Step(kind, subject, "answered", ReadRow.NULL, ReadRow.NULL));
    }

    private static Step asked(String kind, ShownEntry entry, String unit, String role) {
        return new Step(kind, opinion(entry, unit), "raised", role, unit);
    }

    /// An opinion, or that there will be none, answers both who was reminded and who was told.
    private static Stream<Step> given(ShownEntry entry, String unit) {
        return Stream.of(OPINION, ESCALATION).flatMap(kind -> answered(kind, opinion(entry, unit)));
    }

    private static String opinion(ShownEntry entry, String unit) {
        return entry.text("proposal") + "/" + entry.text("round") + "/" + unit;
    }

    private static Stream<String> missing(ShownEntry entry) {
        return entry.find("missing").stream().flatMap(String::lines);
    }

    private static String projectYear(ShownEntry entry) {
        return entry.text("project") + "/" + entry.text("fiscalYear");
    }

    void next(ShownEntry entry) {
        switch (entry.type()) {
            case GRANTED ->
                    holder(
                            entry,
                            entry.text("forUnit"),
                            entry.find("divisions").orElse(""),
                            entry.find("units").orElse(""),
                            entry.text("from"),
                            entry.find("until").orElse(EVER),
                            "true");
            case REVOKED ->
                    holder(
                            entry,
                            ReadRow.NULL,
                            ReadRow.NULL,
                            ReadRow.NULL,
                            ReadRow.NULL,
                            ReadRow.NULL,
                            "false");
            default ->
                    STEPS.getOrDefault(entry.type(), e -> Stream.empty())
                            .apply(entry)
                            .forEach(step -> row(entry, step));
        }
    }

    private void holder(ShownEntry entry, String... scope) {
        rows.accept(
                new ReadRow(
                        ReadTable.ROLE_HOLDER,
                        entry.position(),
                        Stream.concat(
                                        Stream.of("person", "grant", "role").map(entry::text),
                                        Stream.of(scope))
                                .toList()));
    }

    /// Day, division and unit are shown of what belongs to a fiscal year.
    private void row(ShownEntry entry, Step step) {
        boolean fiscal = entry.find("fiscalYear").isPresent();
        Stream<String> belongs =
                Stream.of("effectiveDate", "division", "unit")
                        .map(path -> fiscal ? entry.text(path) : ReadRow.NULL);
        rows.accept(
                new ReadRow(
                        ReadTable.ALERT_STEP,
                        entry.position(),
                        Stream.of(
                                        Stream.of(
                                                step.subject(),
                                                step.kind(),
                                                step.step(),
                                                entry.type(),
                                                entry.text("recordedAt")),
                                        belongs,
                                        Stream.of(
                                                entry.text("dueAt"),
                                                step.role(),
                                                step.actingFor(),
                                                entry.text("actor.id")))
                                .flatMap(part -> part)
                                .toList()));
    }
}
