package org.mingzhang.projections.procedures;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mingzhang.ledger.accounts.FiscalFact;
import org.mingzhang.ledger.cashplan.CashPlanEvent;
import org.mingzhang.ledger.cashplan.CashPlanEvent.CashDrawn;
import org.mingzhang.ledger.cashplan.CashPlanEvent.CashGivenBack;
import org.mingzhang.ledger.cashplan.CashPlanEvent.CashPlanAdjusted;
import org.mingzhang.ledger.cashplan.CashPlanEvent.CashPlanApproved;
import org.mingzhang.ledger.cashplan.CashPlanEvent.CashPlanSubmitted;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.exception.ExceptionEvent;
import org.mingzhang.ledger.exception.ExceptionEvent.DecisionBasisAttached;
import org.mingzhang.ledger.exception.ExceptionEvent.ExceptionApproved;
import org.mingzhang.ledger.exception.ExceptionEvent.ExceptionClosed;
import org.mingzhang.ledger.exception.ExceptionEvent.ExceptionOpened;
import org.mingzhang.ledger.exception.ExceptionEvent.ExceptionOverdue;
import org.mingzhang.ledger.expense.ExpenseAlert.ReceptionOverStandard;
import org.mingzhang.ledger.expense.ExpenseEvent;
import org.mingzhang.ledger.expense.ExpenseEvent.ClaimAmended;
import org.mingzhang.ledger.expense.ExpenseEvent.ClaimFiled;
import org.mingzhang.ledger.jointreview.JointReviewEvent;
import org.mingzhang.ledger.jointreview.JointReviewEvent.OpinionGiven;
import org.mingzhang.ledger.jointreview.JointReviewEvent.ParticipantsReminded;
import org.mingzhang.ledger.jointreview.JointReviewEvent.ProposalApplied;
import org.mingzhang.ledger.jointreview.JointReviewEvent.ProposalRevised;
import org.mingzhang.ledger.jointreview.JointReviewEvent.ProposalSubmitted;
import org.mingzhang.ledger.jointreview.JointReviewEvent.ReviewEscalated;
import org.mingzhang.ledger.jointreview.JointReviewEvent.ReviewRoundConcluded;
import org.mingzhang.ledger.jointreview.JointReviewEvent.ReviewRoundOpened;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.multiyear.MultiYearEvent;
import org.mingzhang.ledger.multiyear.MultiYearEvent.AnnualPlanRevised;
import org.mingzhang.ledger.multiyear.MultiYearEvent.MultiYearRegistered;
import org.mingzhang.ledger.multiyear.MultiYearEvent.SpecialAuditTriggered;
import org.mingzhang.ledger.multiyear.MultiYearEvent.YearDeviationComputed;
import org.mingzhang.ledger.pace.PaceEvent;
import org.mingzhang.ledger.pace.PaceEvent.PaceAlertAnswered;
import org.mingzhang.ledger.pace.PaceEvent.PaceAlertRaised;

/// An event as a step of its procedure.
///
/// @param kind of the procedure
/// @param id of the procedure
/// @param step its name
/// @param fact the event
/// @param line the budget line, where it names one
/// @param amount the amount, where it names one
/// @param dueAt until when something is to be done, where it says so
record ProcedureStep(
        ProcedureKind kind,
        String id,
        String step,
        FiscalFact fact,
        Optional<String> line,
        Optional<Money> amount,
        Optional<Instant> dueAt) {

    /// The step that an event is; empty if it is none.
    static Optional<ProcedureStep> of(Event event) {
        return switch (event) {
            case ExceptionEvent e -> Optional.of(of(e));
            case MultiYearEvent e -> Optional.of(of(e));
            case CashPlanEvent e -> of(e);
            case ExpenseEvent e -> Optional.of(of(e));
            case ReceptionOverStandard e -> Optional.of(step(ProcedureKind.CLAIM, e.claim(), e));
            case JointReviewEvent e -> Optional.of(of(e));
            case PaceEvent e -> Optional.of(of(e));
            default -> Optional.empty();
        };
    }

    private static ProcedureStep step(ProcedureKind kind, String id, FiscalFact fact) {
        return new ProcedureStep(
                kind,
                id,
                fact.getClass().getSimpleName(),
                fact,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private ProcedureStep on(String budgetLine) {
        return new ProcedureStep(kind, id, step, fact, Optional.of(budgetLine), amount, dueAt);
    }

    private ProcedureStep with(Money money) {
        return new ProcedureStep(kind, id, step, fact, line, Optional.of(money), dueAt);
    }

    private ProcedureStep due(Instant time) {
        return new ProcedureStep(kind, id, step, fact, line, amount, Optional.of(time));
    }

    private static ProcedureStep of(ExceptionEvent event) {
        return switch (event) {
            case ExceptionOpened e ->
                    ofException(e.exception(), e).on(e.line()).with(e.amount()).due(e.dueAt());
            case DecisionBasisAttached e -> ofException(e.exception(), e);
            case ExceptionApproved e -> ofException(e.exception(), e);
            case ExceptionOverdue e -> ofException(e.exception(), e).due(e.dueAt());
            case ExceptionClosed e -> ofException(e.exception(), e).with(e.paid());
        };
    }

    private static ProcedureStep ofException(String exception, FiscalFact fact) {
        return step(ProcedureKind.EXCEPTION, exception, fact);
    }

    private static ProcedureStep of(MultiYearEvent event) {
        return switch (event) {
            case MultiYearRegistered e ->
                    step(ProcedureKind.PROJECT, e.project(), e).with(e.total());
            case AnnualPlanRevised e -> step(ProcedureKind.PROJECT, e.project(), e);
            case YearDeviationComputed e ->
                    step(ProcedureKind.PROJECT, e.project(), e).with(e.spentSoFar());
            case SpecialAuditTriggered e ->
                    step(ProcedureKind.PROJECT, e.project(), e).with(e.deviation());
        };
    }

    /// What single payments draw is no step of the plan; it stands in the payments.
    private static Optional<ProcedureStep> of(CashPlanEvent event) {
        return switch (event) {
            case CashPlanSubmitted e -> Optional.of(ofPlan(e.line(), e).with(sum(e.months())));
            case CashPlanAdjusted e -> Optional.of(ofPlan(e.line(), e).with(sum(e.months())));
            case CashPlanApproved e -> Optional.of(ofPlan(e.line(), e));
            case CashDrawn _, CashGivenBack _ -> Optional.empty();
        };
    }

    private static Money sum(List<Money> months) {
        return months.stream().reduce(Money.ZERO, Money::plus);
    }

    private static ProcedureStep ofPlan(String line, FiscalFact fact) {
        return step(ProcedureKind.CASH_PLAN, line, fact).on(line);
    }

    private static ProcedureStep of(ExpenseEvent event) {
        return switch (event) {
            case ClaimFiled e ->
                    step(ProcedureKind.CLAIM, e.claim(), e).on(e.line()).with(e.amount());
            case ClaimAmended e -> step(ProcedureKind.CLAIM, e.claim(), e).with(e.amount());
        };
    }

    private static ProcedureStep of(JointReviewEvent event) {
        return switch (event) {
            case ProposalSubmitted e -> ofReview(e.proposal(), e).with(e.amount());
            case ProposalRevised e -> ofReview(e.proposal(), e).with(e.amount());
            case ReviewRoundOpened e -> ofReview(e.proposal(), e).due(e.dueAt());
            case OpinionGiven e -> ofReview(e.proposal(), e);
            case ParticipantsReminded e -> ofReview(e.proposal(), e).due(e.dueAt());
            case ReviewEscalated e -> ofReview(e.proposal(), e).due(e.dueAt());
            case ReviewRoundConcluded e -> {
                ProcedureStep plain = ofReview(e.proposal(), e);
                yield new ProcedureStep(
                        plain.kind(),
                        plain.id(),
                        plain.step() + " " + e.outcome().word(),
                        e,
                        plain.line(),
                        plain.amount(),
                        plain.dueAt());
            }
            case ProposalApplied e -> ofReview(e.proposal(), e).on(e.line()).with(e.amount());
        };
    }

    private static ProcedureStep of(PaceEvent event) {
        return switch (event) {
            case PaceAlertRaised e ->
                    step(ProcedureKind.PACE_ALERT, e.alert(), e).with(e.last().paid());
            case PaceAlertAnswered e -> {
                ProcedureStep answer = step(ProcedureKind.PACE_ALERT, e.alert(), e);
                yield e.line().map(answer::on).orElse(answer);
            }
        };
    }

    private static ProcedureStep ofReview(String proposal, FiscalFact fact) {
        return step(ProcedureKind.REVIEW, proposal, fact);
    }
}
