package org.mingzhang.projections.alerts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.exception.ExceptionEvent.ExceptionClosed;
import org.mingzhang.ledger.exception.ExceptionEvent.ExceptionOverdue;
import org.mingzhang.ledger.expense.ExpenseAlert.ReceptionOverStandard;
import org.mingzhang.ledger.identity.AccessEvent.AccessBlocked;
import org.mingzhang.ledger.identity.AccessEvent.AccessUnblocked;
import org.mingzhang.ledger.jointreview.JointReviewEvent.OpinionGiven;
import org.mingzhang.ledger.jointreview.JointReviewEvent.ParticipantsReminded;
import org.mingzhang.ledger.jointreview.JointReviewEvent.ReviewEscalated;
import org.mingzhang.ledger.jointreview.JointReviewEvent.ReviewRoundConcluded;
import org.mingzhang.ledger.log.LogEvent.StartedUnwitnessed;
import org.mingzhang.ledger.multiyear.MultiYearEvent.SpecialAuditTriggered;
import org.mingzhang.ledger.pace.PaceEvent.PaceAlertAnswered;
import org.mingzhang.ledger.pace.PaceEvent.PaceAlertRaised;
import org.mingzhang.ledger.payment.PaymentEvent.PaymentBlocked;
import org.mingzhang.ledger.payment.PaymentEvent.PaymentUnblocked;

/// What an event does to an alert.
///
/// @param kind what it is about
/// @param subject what is alerted of, by name
/// @param responsible who is to answer; empty where this is the answer
/// @param dueAt until when, where there is a time
record AlertStep(
        AlertKind kind,
        String subject,
        Optional<Responsible> responsible,
        Optional<Instant> dueAt) {

    private static final String BUSINESS_HEAD = "business-head";

    /// Who is to answer: those who have a role, for the division and unit that it is about.
    ///
    /// @param role the role; empty for whoever speaks for the unit
    /// @param actingFor the unit for which they act, where it is another matter than the one that
    ///   it is about
    record Responsible(Optional<String> role, Optional<String> actingFor) {

        private static Responsible of(String role) {
            return new Responsible(Optional.of(role), Optional.empty());
        }
    }

    /// The steps that an event is; most are none.
    static List<AlertStep> of(Event event) {
        return switch (event) {
            case PaceAlertRaised e -> raised(AlertKind.PACE, e.alert(), BUSINESS_HEAD);
            case PaceAlertAnswered e -> answered(AlertKind.PACE, e.alert());
            case ExceptionOverdue e ->
                    List.of(
                            new AlertStep(
                                    AlertKind.EXCEPTION,
                                    e.exception(),
                                    Optional.of(Responsible.of("budget")),
                                    Optional.of(e.dueAt())));
            case ExceptionClosed e -> answered(AlertKind.EXCEPTION, e.exception());
            case ParticipantsReminded e ->
                    e.missing().stream()
                            .map(unit ->
                                    new AlertStep(
                                            AlertKind.OPINION,
                                            opinion(e.proposal(), e.round(), unit),
                                            Optional.of(
                                                    new Responsible(
                                                            Optional.empty(), Optional.of(unit))),
                                            Optional.of(e.dueAt())))
                            .toList();
            case ReviewEscalated e ->
                    e.missing().stream()
                            .map(unit ->
                                    new AlertStep(
                                            AlertKind.ESCALATION,
                                            opinion(e.proposal(), e.round(), unit),
                                            Optional.of(
                                                    new Responsible(
                                                            Optional.of(BUSINESS_HEAD),
                                                            Optional.of(unit))),
                                            Optional.of(e.dueAt())))
                            .toList();
            case OpinionGiven e -> opinionGiven(opinion(e.proposal(), e.round(), e.participant()));
            case ReviewRoundConcluded e ->
                    e.missing().stream()
                            .map(unit -> opinion(e.proposal(), e.round(), unit))
                            .flatMap(subject -> opinionGiven(subject).stream())
                            .toList();
            case PaymentBlocked e -> raised(AlertKind.BLOCKED_PAYMENT, e.payment(), "discipline");
            case PaymentUnblocked e -> answered(AlertKind.BLOCKED_PAYMENT, e.payment());
            case AccessBlocked e -> raised(AlertKind.BLOCKED_ACCESS, e.person(), "admin");
            case AccessUnblocked e -> answered(AlertKind.BLOCKED_ACCESS, e.person());
            case SpecialAuditTriggered e ->
                    raised(AlertKind.SPECIAL_AUDIT, e.project() + "/" + e.fiscalYear(), "auditor");
            case ReceptionOverStandard e -> raised(AlertKind.RECEPTION, e.claim(), e.recipient());
            case StartedUnwitnessed _ -> raised(AlertKind.UNWITNESSED, "log", "admin");
            default -> List.of();
        };
    }

    private static String opinion(String proposal, int round, String unit) {
        return proposal + "/" + round + "/" + unit;
    }

    private static List<AlertStep> raised(AlertKind kind, String subject, String role) {
        return List.of(
                new AlertStep(kind, subject, Optional.of(Responsible.of(role)), Optional.empty()));
    }

    private static List<AlertStep> answered(AlertKind kind, String subject) {
        return List.of(new AlertStep(kind, subject, Optional.empty(), Optional.empty()));
    }

    private static List<AlertStep> opinionGiven(String subject) {
        return List.of(
                new AlertStep(AlertKind.OPINION, subject, Optional.empty(), Optional.empty()),
                new AlertStep(AlertKind.ESCALATION, subject, Optional.empty(), Optional.empty()));
    }

    /// Whether it raises the alert; otherwise it answers it.
    boolean isRaised() {
        return responsible.isPresent();
    }
}
