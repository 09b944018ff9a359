package org.mingzhang.ledger.codec;

import java.util.List;
import org.mingzhang.ledger.attachment.AttachmentCommand;
import org.mingzhang.ledger.attachment.AttachmentDecider;
import org.mingzhang.ledger.attachment.AttachmentEvent;
import org.mingzhang.ledger.attachment.AttachmentRefusal;
import org.mingzhang.ledger.attachment.StoredFiles;
import org.mingzhang.ledger.cashplan.CashPlanCommand;
import org.mingzhang.ledger.cashplan.CashPlanDecider;
import org.mingzhang.ledger.cashplan.CashPlanEvent;
import org.mingzhang.ledger.cashplan.CashPlanRefusal;
import org.mingzhang.ledger.codes.CodesCommand;
import org.mingzhang.ledger.codes.CodesDecider;
import org.mingzhang.ledger.codes.CodesEvent;
import org.mingzhang.ledger.codes.CodesRefusal;
import org.mingzhang.ledger.duty.Scope;
import org.mingzhang.ledger.duty.SignedProcedure;
import org.mingzhang.ledger.exception.ExceptionCommand;
import org.mingzhang.ledger.exception.ExceptionDecider;
import org.mingzhang.ledger.exception.ExceptionEvent;
import org.mingzhang.ledger.exception.ExceptionRefusal;
import org.mingzhang.ledger.jointreview.JointReviewCommand;
import org.mingzhang.ledger.jointreview.JointReviewDecider;
import org.mingzhang.ledger.jointreview.JointReviewEvent;
import org.mingzhang.ledger.jointreview.JointReviewRefusal;
import org.mingzhang.ledger.multiyear.MultiYearCommand;
import org.mingzhang.ledger.multiyear.MultiYearDecider;
import org.mingzhang.ledger.multiyear.MultiYearEvent;
import org.mingzhang.ledger.multiyear.MultiYearRefusal;
import org.mingzhang.ledger.pace.PaceCommand;
import org.mingzhang.ledger.pace.PaceDecider;
import org.mingzhang.ledger.pace.PaceEvent;
import org.mingzhang.ledger.pace.PaceRefusal;
import org.mingzhang.ledger.paper.PaperCommand;
import org.mingzhang.ledger.paper.PaperDecider;
import org.mingzhang.ledger.paper.PaperEvent;
import org.mingzhang.ledger.paper.PaperRefusal;
import org.mingzhang.ledger.procedure.ProcedureRuleCommand;
import org.mingzhang.ledger.procedure.ProcedureRuleDecider;
import org.mingzhang.ledger.procedure.ProcedureRuleEvent;
import org.mingzhang.ledger.procedure.ProcedureRuleRefusal;

/// The registration lines of what surrounds the balances: codes, attachments, exceptions, plans.
final class ProcedureTypes {

    private ProcedureTypes() {}

    static void register(TypeCatalogue.Builder types) {
        codes(types);
        attachments(types);
        procedures(types);
        exceptions(types);
        cashPlans(types);
        multiYear(types);
        jointReview(types);
        pace(types);
        papers(types);
    }

    private static void papers(TypeCatalogue.Builder types) {
        types.event(PaperEvent.PaperPublished.class)
                .command(PaperCommand.PublishPaper.class, Scope.within(PaperDecider::publish))
                .refusals(PaperRefusal.class);
    }

    private static void codes(TypeCatalogue.Builder types) {
        types.event(CodesEvent.CodeSetProposed.class, 2)
                .event(CodesEvent.CodeRetirementProposed.class, 2)
                .event(CodesEvent.CodeSetPublished.class, 2)
                .event(CodesEvent.CodeRetired.class, 2)
                .command(CodesCommand.ProposeCodeSet.class, Scope.within(CodesDecider::propose), 2)
                .command(CodesCommand.RetireCode.class, Scope.within(CodesDecider::retire), 2)
                .command(CodesCommand.PublishCodeSet.class, Scope.within(CodesDecider::publish))
                .refusals(CodesRefusal.class);
        // Revision 2 knows sets of units, and the language of names, which an entry may lack.
        for (String name :
                List.of(
                        "CodeSetProposed",
                        "CodeRetirementProposed",
                        "CodeSetPublished",
                        "CodeRetired",
                        "ProposeCodeSetRefused",
                        "RetireCodeRefused")) {
            types.upcast("codes." + name, 1, data -> data);
        }
    }

    private static void attachments(TypeCatalogue.Builder types) {
        types.event(AttachmentEvent.AttachmentStored.class)
                .command(AttachmentCommand.RecordAttachment.class, AttachmentDecider::record)
                .refusals(AttachmentRefusal.class);
    }

    private static void procedures(TypeCatalogue.Builder types) {
        types.event(ProcedureRuleEvent.ProcedureRuleProposed.class)
                .event(ProcedureRuleEvent.ProcedureRuleConfirmed.class)
                .command(
                        ProcedureRuleCommand.ProposeProcedureRule.class,
                        Scope.within(ProcedureRuleDecider::propose))
                .command(
                        ProcedureRuleCommand.ConfirmProcedureRule.class,
                        Scope.within(ProcedureRuleDecider::confirm))
                .refusals(ProcedureRuleRefusal.class);
    }

    private static void exceptions(TypeCatalogue.Builder types) {
        types.event(ExceptionEvent.ExceptionOpened.class)
                .event(ExceptionEvent.DecisionBasisAttached.class)
                .event(ExceptionEvent.ExceptionApproved.class)
                .event(ExceptionEvent.ExceptionOverdue.class)
                .event(ExceptionEvent.ExceptionClosed.class)
                .command(ExceptionCommand.OpenException.class, Scope.within(ExceptionDecider::open))
                .command(
                        ExceptionCommand.AttachDecisionBasis.class,
                        Scope.within(ExceptionDecider::attach))
                .command(
                        ExceptionCommand.ApproveException.class,
                        Scope.within(SignedProcedure.checked(ExceptionDecider::approve)))
                .command(
                        ExceptionCommand.CloseException.class,
                        Scope.within(ExceptionDecider::close))
                .command(ExceptionCommand.RecordExceptionOverdue.class, ExceptionDecider::overdue)
                .refusals(ExceptionRefusal.class);
    }

    private static void cashPlans(TypeCatalogue.Builder types) {
        types.event(CashPlanEvent.CashPlanSubmitted.class)
                .event(CashPlanEvent.CashPlanAdjusted.class)
                .event(CashPlanEvent.CashPlanApproved.class)
                .event(CashPlanEvent.CashDrawn.class)
                .event(CashPlanEvent.CashGivenBack.class)
                .command(
                        CashPlanCommand.SubmitCashPlan.class, Scope.within(CashPlanDecider::submit))
                .command(
                        CashPlanCommand.AdjustCashPlan.class, Scope.within(CashPlanDecider::adjust))
                .command(
                        CashPlanCommand.ApproveCashPlan.class,
                        Scope.within(CashPlanDecider::approve))
                .refusals(CashPlanRefusal.class);
    }

    private static void jointReview(TypeCatalogue.Builder types) {
        types.event(JointReviewEvent.ProposalSubmitted.class)
                .event(JointReviewEvent.ProposalRevised.class)
                .event(JointReviewEvent.ReviewRoundOpened.class)
                .event(JointReviewEvent.OpinionGiven.class)
                .event(JointReviewEvent.ParticipantsReminded.class)
                .event(JointReviewEvent.ReviewEscalated.class)
                .event(JointReviewEvent.ReviewRoundConcluded.class)
                .event(JointReviewEvent.ProposalApplied.class)
                .command(
                        JointReviewCommand.SubmitProposal.class,
                        Scope.within(
                                StoredFiles.behind(
                                        JointReviewCommand.SubmitProposal::attachments,
                                        JointReviewDecider::submit)))
                .command(
                        JointReviewCommand.ReviseProposal.class,
                        Scope.within(
                                StoredFiles.behind(
                                        JointReviewCommand.ReviseProposal::attachments,
                                        JointReviewDecider::revise)))
                .command(
                        JointReviewCommand.OpenReviewRound.class,
                        Scope.within(JointReviewDecider::open))
                .command(
                        JointReviewCommand.GiveOpinion.class,
                        Scope.within(
                                SignedProcedure.checked(
                                        StoredFiles.behind(
                                                JointReviewCommand.GiveOpinion::attachments,
                                                JointReviewDecider::giveOpinion))))
                .command(
                        JointReviewCommand.ConcludeReviewRound.class,
                        Scope.within(SignedProcedure.checked(JointReviewDecider::conclude)))
                .command(JointReviewCommand.RemindParticipants.class, JointReviewDecider::remind)
                .command(JointReviewCommand.EscalateReview.class, JointReviewDecider::escalate)
                .refusals(JointReviewRefusal.class);
    }

    private static void multiYear(TypeCatalogue.Builder types) {
        types.event(MultiYearEvent.MultiYearRegistered.class)
                .event(MultiYearEvent.AnnualPlanRevised.class)
                .event(MultiYearEvent.YearDeviationComputed.class)
                .event(MultiYearEvent.SpecialAuditTriggered.class)
                .command(
                        MultiYearCommand.RegisterMultiYear.class,
                        Scope.within(MultiYearDecider::register))
                .command(
                        MultiYearCommand.ReviseAnnualPlan.class,
                        Scope.within(MultiYearDecider::revise))
                .command(
                        MultiYearCommand.ConcludeProjectYear.class,
                        Scope.within(MultiYearDecider::conclude))
                .refusals(MultiYearRefusal.class);
    }

    private static void pace(TypeCatalogue.Builder types) {
        types.event(PaceEvent.PaceAlertRaised.class)
                .event(PaceEvent.PaceAlertAnswered.class)
                .command(PaceCommand.RaisePaceAlert.class, PaceDecider::raise)
                .command(PaceCommand.AnswerPaceAlert.class, Scope.within(PaceDecider::answer))
                .refusals(PaceRefusal.class);
    }
}
