package org.mingzhang.ledger.duty;

import static java.util.Map.entry;
import static org.mingzhang.ledger.duty.Role.ADMIN;
import static org.mingzhang.ledger.duty.Role.APPROVER;
import static org.mingzhang.ledger.duty.Role.BUDGET;
import static org.mingzhang.ledger.duty.Role.BUSINESS_HEAD;
import static org.mingzhang.ledger.duty.Role.DISCIPLINE;
import static org.mingzhang.ledger.duty.Role.FINANCE;
import static org.mingzhang.ledger.duty.Role.HANDLER;
import static org.mingzhang.ledger.duty.Role.IMPORTER;
import static org.mingzhang.ledger.duty.Role.REVIEWER;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mingzhang.ledger.budgetline.BudgetLineCommand;
import org.mingzhang.ledger.calendar.CalendarCommand;
import org.mingzhang.ledger.carryover.CarryOverCommand;
import org.mingzhang.ledger.cashplan.CashPlanCommand;
import org.mingzhang.ledger.codes.CodesCommand;
import org.mingzhang.ledger.contract.ContractCommand;
import org.mingzhang.ledger.controlpool.PoolRuleCommand;
import org.mingzhang.ledger.decider.Command;
import org.mingzhang.ledger.decider.Refusal;
import org.mingzhang.ledger.exception.ExceptionCommand;
import org.mingzhang.ledger.expense.ExpenseCommand;
import org.mingzhang.ledger.identity.AccessCommand;
import org.mingzhang.ledger.identity.KeyCommand;
import org.mingzhang.ledger.identity.RoleCommand;
import org.mingzhang.ledger.identity.SigningRuleCommand;
import org.mingzhang.ledger.importedyear.ImportedYearCommand;
import org.mingzhang.ledger.jointreview.JointReviewCommand;
import org.mingzhang.ledger.multiyear.MultiYearCommand;
import org.mingzhang.ledger.pace.PaceCommand;
import org.mingzhang.ledger.paper.PaperCommand;
import org.mingzhang.ledger.payment.PaymentCommand;
import org.mingzhang.ledger.personal.ErasureCommand;
import org.mingzhang.ledger.procedure.ProcedureRuleCommand;
import org.mingzhang.ledger.reference.BasicRefusal.RoleNotPermitted;
import org.mingzhang.ledger.ruletable.TableCommand;

/// Which roles may send which command. A command without a row may be sent by nobody.
///
/// **Source** `docs/domain.md`, "Who may do what".
public final class Duty {

    private static final Map<Class<? extends Command>, Set<Role>> ROWS =
            Map.ofEntries(
                    entry(BudgetLineCommand.ApproveAppropriation.class, Set.of(BUDGET, IMPORTER)),
                    entry(
                            BudgetLineCommand.SupplementAppropriation.class,
                            Set.of(BUDGET, IMPORTER)),
                    entry(BudgetLineCommand.ReduceAppropriation.class, Set.of(BUDGET, IMPORTER)),
                    entry(BudgetLineCommand.ReleaseFunds.class, Set.of(BUDGET, APPROVER, IMPORTER)),
                    entry(BudgetLineCommand.PostVirement.class, Set.of(BUDGET, APPROVER)),
                    entry(BudgetLineCommand.RecordOpeningBalance.class, Set.of(BUDGET)),
                    entry(BudgetLineCommand.FreezeFunds.class, Set.of(BUDGET)),
                    entry(BudgetLineCommand.UnfreezeFunds.class, Set.of(BUDGET)),
                    entry(BudgetLineCommand.RecallFunds.class, Set.of(BUDGET)),
                    entry(BudgetLineCommand.SettlePool.class, Set.of(BUDGET)),
                    entry(BudgetLineCommand.ChangeLinePool.class, Set.of(BUDGET)),
                    entry(BudgetLineCommand.LapseSurplus.class, Set.of(BUDGET)),
                    entry(BudgetLineCommand.CloseYear.class, Set.of(BUDGET)),
                    entry(CodesCommand.ProposeCodeSet.class, Set.of(BUDGET)),
                    entry(CodesCommand.RetireCode.class, Set.of(BUDGET)),
                    entry(CodesCommand.PublishCodeSet.class, Set.of(BUDGET)),
                    entry(ProcedureRuleCommand.ProposeProcedureRule.class, Set.of(BUDGET)),
                    entry(ProcedureRuleCommand.ConfirmProcedureRule.class, Set.of(BUDGET)),
                    entry(
                            ExceptionCommand.OpenException.class,
                            Set.of(HANDLER, FINANCE, BUSINESS_HEAD)),
                    entry(
                            ExceptionCommand.AttachDecisionBasis.class,
                            Set.of(HANDLER, FINANCE, BUSINESS_HEAD)),
                    entry(
                            ExceptionCommand.ApproveException.class,
                            Set.of(REVIEWER, APPROVER, BUSINESS_HEAD, BUDGET)),
                    entry(ExceptionCommand.CloseException.class, Set.of(BUDGET)),
                    entry(
                            CashPlanCommand.SubmitCashPlan.class,
                            Set.of(HANDLER, FINANCE, BUSINESS_HEAD)),
                    entry(
                            CashPlanCommand.AdjustCashPlan.class,
                            Set.of(HANDLER, FINANCE, BUSINESS_HEAD)),
                    entry(CashPlanCommand.ApproveCashPlan.class, Set.of(BUDGET)),
                    entry(MultiYearCommand.RegisterMultiYear.class, Set.of(BUDGET)),
                    entry(MultiYearCommand.ReviseAnnualPlan.class, Set.of(BUDGET)),
                    entry(MultiYearCommand.ConcludeProjectYear.class, Set.of(BUDGET)),
                    entry(
                            JointReviewCommand.SubmitProposal.class,
                            Set.of(FINANCE, BUSINESS_HEAD, BUDGET)),
                    entry(
                            JointReviewCommand.ReviseProposal.class,
                            Set.of(FINANCE, BUSINESS_HEAD, BUDGET)),
                    entry(JointReviewCommand.OpenReviewRound.class, Set.of(BUDGET)),
                    entry(
                            JointReviewCommand.GiveOpinion.class,
                            Set.of(REVIEWER, APPROVER, BUSINESS_HEAD, BUDGET)),
                    entry(JointReviewCommand.ConcludeReviewRound.class, Set.of(BUDGET)),
                    entry(PaceCommand.AnswerPaceAlert.class, Set.of(BUSINESS_HEAD)),
                    entry(CarryOverCommand.CarryForward.class, Set.of(BUDGET)),
                    entry(CalendarCommand.ProposePhaseDates.class, Set.of(BUDGET)),
                    entry(CalendarCommand.ConfirmPhaseDates.class, Set.of(BUDGET)),
                    entry(CalendarCommand.GrantExtension.class, Set.of(BUDGET)),
                    entry(CalendarCommand.CloseMonth.class, Set.of(BUDGET)),
                    entry(
                            ContractCommand.ReserveFunds.class,
                            Set.of(HANDLER, FINANCE, BUSINESS_HEAD)),
                    entry(
                            ContractCommand.CancelReservation.class,
                            Set.of(HANDLER, FINANCE, BUSINESS_HEAD)),
                    entry(ContractCommand.SignContract.class, Set.of(APPROVER, BUSINESS_HEAD)),
                    entry(ContractCommand.IncreaseContract.class, Set.of(APPROVER, BUSINESS_HEAD)),
                    entry(ContractCommand.ReduceContract.class, Set.of(APPROVER, BUSINESS_HEAD)),
                    entry(ContractCommand.EndContract.class, Set.of(APPROVER, BUSINESS_HEAD)),
                    entry(PaymentCommand.CorrectPayment.class, Set.of(FINANCE)),
                    entry(PaymentCommand.RecordPriorYearRefund.class, Set.of(FINANCE)),
                    entry(PoolRuleCommand.ProposePoolRule.class, Set.of(BUDGET)),
                    entry(PoolRuleCommand.ConfirmPoolRule.class, Set.of(BUDGET)),
                    entry(ImportedYearCommand.ProposeImportedYear.class, Set.of(BUDGET)),
                    entry(ImportedYearCommand.ConfirmImportedYear.class, Set.of(BUDGET)),
                    entry(ImportedYearCommand.RecordSettledPayment.class, Set.of(IMPORTER)),
                    entry(ImportedYearCommand.RecordSettledRefund.class, Set.of(IMPORTER)),
                    entry(
                            PaymentCommand.SubmitPayment.class,
                            Set.of(HANDLER, FINANCE, BUSINESS_HEAD)),
                    entry(PaymentCommand.ReviewPayment.class, Set.of(REVIEWER, FINANCE)),
                    entry(PaymentCommand.ApprovePayment.class, Set.of(APPROVER, BUSINESS_HEAD)),
                    entry(PaymentCommand.ReturnPayment.class, Set.of(REVIEWER, APPROVER, FINANCE)),
                    entry(
                            PaymentCommand.WithdrawPayment.class,
                            Set.of(HANDLER, FINANCE, BUSINESS_HEAD)),
                    entry(PaymentCommand.SettlePayment.class, Set.of(FINANCE)),
                    entry(PaymentCommand.RecordRefund.class, Set.of(FINANCE)),
                    entry(PaymentCommand.IssueVoucher.class, Set.of(FINANCE)),
                    entry(PaymentCommand.RecordBankPayment.class, Set.of(FINANCE)),
                    entry(PaymentCommand.RecordBankRejection.class, Set.of(FINANCE)),
                    entry(PaymentCommand.BlockPayment.class, Set.of(DISCIPLINE)),
                    entry(PaymentCommand.UnblockPayment.class, Set.of(DISCIPLINE)),
                    entry(ExpenseCommand.FileClaim.class, Set.of(HANDLER, FINANCE, BUSINESS_HEAD)),
                    entry(ExpenseCommand.AmendClaim.class, Set.of(HANDLER, FINANCE, BUSINESS_HEAD)),
                    entry(TableCommand.ProposeTable.class, Set.of(BUDGET)),
                    entry(TableCommand.ConfirmTable.class, Set.of(BUDGET)),
                    entry(PaperCommand.PublishPaper.class, Set.of(BUDGET)),
                    entry(
                            KeyCommand.ProposeKey.class,
                            Set.of(
                                    HANDLER,
                                    REVIEWER,
                                    APPROVER,
                                    FINANCE,
                                    BUSINESS_HEAD,
                                    BUDGET,
                                    IMPORTER)),
                    entry(SigningRuleCommand.ProposeSigningRule.class, Set.of(BUDGET)),
                    entry(SigningRuleCommand.ConfirmSigningRule.class, Set.of(BUDGET)),
                    entry(AccessCommand.UnblockAccess.class, Set.of(ADMIN)),
                    entry(RoleCommand.ProposeRoleGrant.class, Set.of(ADMIN)),
                    entry(RoleCommand.ConfirmRoleGrant.class, Set.of(ADMIN)),
                    entry(RoleCommand.RevokeRole.class, Set.of(ADMIN)),
                    entry(ErasureCommand.ProposeErasure.class, Set.of(ADMIN)),
                    entry(ErasureCommand.ConfirmErasure.class, Set.of(ADMIN)),
                    entry(KeyCommand.EnrolKey.class, Set.of(ADMIN)),
                    entry(
                            KeyCommand.RevokeKey.class,
                            Set.of(
                                    HANDLER,
                                    REVIEWER,
                                    APPROVER,
                                    FINANCE,
                                    BUSINESS_HEAD,
                                    BUDGET,
                                    IMPORTER,
                                    ADMIN)));

    /// In what capacity the ledger itself acts.
    private static final String SYSTEM = "system";

    private Duty() {}

    /// The roles that may send a command of this type.
    public static Set<Role> rolesFor(Class<? extends Command> command) {
        return ROWS.getOrDefault(command, Set.of());
    }

    /// Whether somebody in this role, as tokens and entries name it, may send such a command.
    public static boolean permits(String role, Class<? extends Command> command) {
        return Role.of(role).filter(rolesFor(command)::contains).isPresent();
    }

    /// Why somebody in this role may not send such a command, if so. What nobody may send, the
    /// ledger itself sends.
    public static Optional<Refusal> refusal(String role, Class<? extends Command> command) {
        Set<Role> allowed = rolesFor(command);
        boolean permitted = allowed.isEmpty() ? role.equals(SYSTEM) : permits(role, command);
        return permitted
                ? Optional.empty()
                : Optional.of(new RoleNotPermitted(role, words(allowed)));
    }

    private static String words(Set<Role> roles) {
        return roles.isEmpty()
                ? "nobody"
                : roles.stream().map(Role::id).sorted().collect(Collectors.joining(", "));
    }
}
