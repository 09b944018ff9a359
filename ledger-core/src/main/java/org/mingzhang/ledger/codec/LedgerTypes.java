package org.mingzhang.ledger.codec;

import java.util.List;
import org.mingzhang.ledger.authority.AuthorityRefusal;
import org.mingzhang.ledger.budgetline.BudgetLineCommand;
import org.mingzhang.ledger.budgetline.BudgetLineDecider;
import org.mingzhang.ledger.budgetline.BudgetLineEvent;
import org.mingzhang.ledger.budgetline.BudgetLineRefusal;
import org.mingzhang.ledger.budgetline.FundsDecider;
import org.mingzhang.ledger.budgetline.YearEndDecider;
import org.mingzhang.ledger.calendar.CalendarCommand;
import org.mingzhang.ledger.calendar.CalendarDecider;
import org.mingzhang.ledger.calendar.CalendarEvent;
import org.mingzhang.ledger.calendar.CalendarRefusal;
import org.mingzhang.ledger.carryover.CarryOverCommand;
import org.mingzhang.ledger.carryover.CarryOverDecider;
import org.mingzhang.ledger.carryover.CarryOverEvent;
import org.mingzhang.ledger.carryover.CarryOverRefusal;
import org.mingzhang.ledger.cashplan.PlannedSpending;
import org.mingzhang.ledger.contract.ContractCommand;
import org.mingzhang.ledger.contract.ContractDecider;
import org.mingzhang.ledger.contract.ContractEvent;
import org.mingzhang.ledger.contract.ContractRefusal;
import org.mingzhang.ledger.controlpool.ControlPoolRefusal;
import org.mingzhang.ledger.controlpool.PoolRuleCommand;
import org.mingzhang.ledger.controlpool.PoolRuleDecider;
import org.mingzhang.ledger.controlpool.PoolRuleEvent;
import org.mingzhang.ledger.duty.RoleDecider;
import org.mingzhang.ledger.duty.Scope;
import org.mingzhang.ledger.duty.Signing;
import org.mingzhang.ledger.exception.ExceptionLane;
import org.mingzhang.ledger.expense.ExpenseAlert;
import org.mingzhang.ledger.expense.ExpenseCommand;
import org.mingzhang.ledger.expense.ExpenseDecider;
import org.mingzhang.ledger.expense.ExpenseEvent;
import org.mingzhang.ledger.expense.ExpenseRefusal;
import org.mingzhang.ledger.identity.AccessCommand;
import org.mingzhang.ledger.identity.AccessDecider;
import org.mingzhang.ledger.identity.AccessEvent;
import org.mingzhang.ledger.identity.AccessRefusal;
import org.mingzhang.ledger.identity.KeyCommand;
import org.mingzhang.ledger.identity.KeyDecider;
import org.mingzhang.ledger.identity.KeyEvent;
import org.mingzhang.ledger.identity.KeyRefusal;
import org.mingzhang.ledger.identity.RecordKeepingCommand;
import org.mingzhang.ledger.identity.RecordKeepingDecider;
import org.mingzhang.ledger.identity.RecordKeepingEvent;
import org.mingzhang.ledger.identity.RecordKeepingRefusal;
import org.mingzhang.ledger.identity.RoleCommand;
import org.mingzhang.ledger.identity.RoleEvent;
import org.mingzhang.ledger.identity.RoleRefusal;
import org.mingzhang.ledger.identity.SignatureRefusal;
import org.mingzhang.ledger.identity.SigningRuleCommand;
import org.mingzhang.ledger.identity.SigningRuleDecider;
import org.mingzhang.ledger.identity.SigningRuleEvent;
import org.mingzhang.ledger.identity.SigningRuleRefusal;
import org.mingzhang.ledger.importedyear.ImportedYearCommand;
import org.mingzhang.ledger.importedyear.ImportedYearDecider;
import org.mingzhang.ledger.importedyear.ImportedYearEvent;
import org.mingzhang.ledger.importedyear.ImportedYearRefusal;
import org.mingzhang.ledger.jointreview.ReviewedChange;
import org.mingzhang.ledger.log.LogCommand;
import org.mingzhang.ledger.log.LogDecider;
import org.mingzhang.ledger.log.LogEvent;
import org.mingzhang.ledger.payment.ApprovalDecider;
import org.mingzhang.ledger.payment.BlockDecider;
import org.mingzhang.ledger.payment.PaymentCommand;
import org.mingzhang.ledger.payment.PaymentDecider;
import org.mingzhang.ledger.payment.PaymentEvent;
import org.mingzhang.ledger.payment.PaymentRefusal;
import org.mingzhang.ledger.payment.RecordedPaymentDecider;
import org.mingzhang.ledger.payment.VoucherDecider;
import org.mingzhang.ledger.personal.ErasureCommand;
import org.mingzhang.ledger.personal.ErasureDecider;
import org.mingzhang.ledger.personal.ErasureEvent;
import org.mingzhang.ledger.personal.ErasureRefusal;
import org.mingzhang.ledger.reference.BasicRefusal;
import org.mingzhang.ledger.ruletable.TableCommand;
import org.mingzhang.ledger.ruletable.TableDecider;
import org.mingzhang.ledger.ruletable.TableEvent;
import org.mingzhang.ledger.ruletable.TableRefusal;

/// The registration lines: every event, command and refusal of the ledger, feature by feature.
///
/// To add an event, write its record and one line here; to add a command, its record, its decider
/// and one line. To change the data of an event, raise the revision in its line and add an
/// upcaster. `docs/contributing.md` says the rest.
public final class LedgerTypes {

    private LedgerTypes() {}

    /// Everything that this version of the ledger knows.
    public static TypeCatalogue catalogue() {
        TypeCatalogue.Builder types = TypeCatalogue.builder();
        log(types);
        budgetLine(types);
        controlPool(types);
        importedYear(types);
        payment(types);
        contract(types);
        carryOver(types);
        ruleTable(types);
        expense(types);
        calendar(types);
        identity(types);
        ProcedureTypes.register(types);
        personal(types);
        membersAdded(types);
        types.refusals(BasicRefusal.class);
        return types.build();
    }

    private static void log(TypeCatalogue.Builder types) {
        types.event(LogEvent.LogCreated.class)
                .event(LogEvent.SchemaPublished.class)
                .event(LogEvent.RefusalsSuppressed.class)
                .event(LogEvent.TagIndexCommitted.class)
                .event(LogEvent.KeyAdded.class)
                .event(LogEvent.KeyRetired.class)
                .event(LogEvent.StartedUnwitnessed.class)
                .command(LogCommand.PublishSchema.class, LogDecider::publishSchema)
                .command(
                        LogCommand.RecordSuppressedRefusals.class,
                        LogDecider::recordSuppressedRefusals)
                .command(LogCommand.CommitTagIndex.class, LogDecider::commitTagIndex)
                .command(LogCommand.AddKey.class, LogDecider::addKey)
                .command(LogCommand.RetireKey.class, LogDecider::retireKey)
                .command(
                        LogCommand.RecordUnwitnessedStart.class,
                        LogDecider::recordUnwitnessedStart);
    }

    private static void budgetLine(TypeCatalogue.Builder types) {
        types.event(BudgetLineEvent.AppropriationApproved.class, 2)
                .event(BudgetLineEvent.AppropriationSupplemented.class, 2)
                .event(BudgetLineEvent.AppropriationReduced.class, 2)
                .event(BudgetLineEvent.FundsReleased.class, 2)
                .event(BudgetLineEvent.VirementPosted.class, 2)
                .event(BudgetLineEvent.OpeningBalanceRecorded.class)
                .event(BudgetLineEvent.FundsFrozen.class)
                .event(BudgetLineEvent.FundsUnfrozen.class)
                .event(BudgetLineEvent.FundsRecalled.class)
                .event(BudgetLineEvent.PoolSettled.class)
                .event(BudgetLineEvent.LinePoolChanged.class)
                .event(BudgetLineEvent.SurplusLapsed.class)
                .event(BudgetLineEvent.YearClosed.class)
                .command(
                        BudgetLineCommand.ApproveAppropriation.class,
                        Scope.within(
                                ReviewedChange.within(
                                        BudgetLineCommand.ApproveAppropriation::proposal,
                                        BudgetLineDecider::approve)))
                .command(
                        BudgetLineCommand.SupplementAppropriation.class,
                        Scope.within(
                                ReviewedChange.within(
                                        BudgetLineCommand.SupplementAppropriation::proposal,
                                        BudgetLineDecider::supplement)))
                .command(
                        BudgetLineCommand.ReduceAppropriation.class,
                        Scope.within(
                                ReviewedChange.within(
                                        BudgetLineCommand.ReduceAppropriation::proposal,
                                        BudgetLineDecider::reduce)))
                .command(
                        BudgetLineCommand.ReleaseFunds.class,
                        Scope.within(BudgetLineDecider::release))
                .command(
                        BudgetLineCommand.PostVirement.class,
                        Scope.within(
                                ReviewedChange.within(
                                        BudgetLineCommand.PostVirement::proposal,
                                        BudgetLineDecider::transfer)))
                .command(
                        BudgetLineCommand.RecordOpeningBalance.class,
                        Scope.within(FundsDecider::open))
                .command(BudgetLineCommand.FreezeFunds.class, Scope.within(FundsDecider::freeze))
                .command(
                        BudgetLineCommand.UnfreezeFunds.class, Scope.within(FundsDecider::unfreeze))
                .command(BudgetLineCommand.RecallFunds.class, Scope.within(FundsDecider::recall))
                .command(
                        BudgetLineCommand.SettlePool.class,
                        Scope.within(YearEndDecider::settlePool))
                .command(
                        BudgetLineCommand.ChangeLinePool.class,
                        Scope.within(YearEndDecider::changePool))
                .command(BudgetLineCommand.LapseSurplus.class, Scope.within(YearEndDecider::lapse))
                .command(BudgetLineCommand.CloseYear.class, Scope.within(YearEndDecider::close))
                .refusals(BudgetLineRefusal.class);
    }

    private static void controlPool(TypeCatalogue.Builder types) {
        types.event(PoolRuleEvent.PoolRuleProposed.class)
                .event(PoolRuleEvent.PoolRuleConfirmed.class)
                .command(
                        PoolRuleCommand.ProposePoolRule.class,
                        Scope.within(PoolRuleDecider::propose))
                .command(
                        PoolRuleCommand.ConfirmPoolRule.class,
                        Scope.within(PoolRuleDecider::confirm))
                .refusals(ControlPoolRefusal.class);
    }

    private static void importedYear(TypeCatalogue.Builder types) {
        types.event(ImportedYearEvent.ImportedYearProposed.class)
                .event(ImportedYearEvent.ImportedYearConfirmed.class)
                .event(ImportedYearEvent.LivePaymentsBegan.class)
                .event(ImportedYearEvent.SettledPaymentRecorded.class)
                .event(ImportedYearEvent.SettledRefundRecorded.class)
                .command(
                        ImportedYearCommand.ProposeImportedYear.class,
                        Scope.within(ImportedYearDecider::propose))
                .command(
                        ImportedYearCommand.ConfirmImportedYear.class,
                        Scope.within(ImportedYearDecider::confirm))
                .command(
                        ImportedYearCommand.RecordSettledPayment.class,
                        Scope.within(RecordedPaymentDecider::record))
                .command(
                        ImportedYearCommand.RecordSettledRefund.class,
                        Scope.within(RecordedPaymentDecider::refund))
                .refusals(ImportedYearRefusal.class);
    }

    private static void payment(TypeCatalogue.Builder types) {
        types.event(PaymentEvent.PaymentSubmitted.class, 2)
                .event(PaymentEvent.PaymentReviewed.class, 2)
                .event(PaymentEvent.ApprovalGiven.class)
                .event(PaymentEvent.PaymentApproved.class, 2)
                .event(PaymentEvent.PaymentReturned.class, 2)
                .event(PaymentEvent.PaymentWithdrawn.class, 2)
                .event(PaymentEvent.PaymentSettled.class, 2)
                .event(PaymentEvent.RefundReceived.class, 2)
                .event(PaymentEvent.PaymentCorrected.class)
                .event(PaymentEvent.PriorYearRefundReceived.class)
                .event(PaymentEvent.VoucherIssued.class)
                .event(PaymentEvent.PaymentBlocked.class)
                .event(PaymentEvent.PaymentUnblocked.class)
                .command(
                        PaymentCommand.SubmitPayment.class,
                        Scope.within(
                                Signing.checked(
                                        ExceptionLane.within(
                                                PlannedSpending.within(PaymentDecider::submit)))))
                .command(
                        PaymentCommand.ReviewPayment.class,
                        Scope.within(Signing.checked(PaymentDecider::review)))
                .command(
                        PaymentCommand.ApprovePayment.class,
                        Scope.within(Signing.checked(ApprovalDecider::approve)))
                .command(
                        PaymentCommand.ReturnPayment.class,
                        Scope.within(
                                Signing.checked(PlannedSpending.within(PaymentDecider::sendBack))))
                .command(
                        PaymentCommand.WithdrawPayment.class,
                        Scope.within(
                                Signing.checked(PlannedSpending.within(PaymentDecider::withdraw))))
                .command(PaymentCommand.SettlePayment.class, Scope.within(PaymentDecider::settle))
                .command(PaymentCommand.RecordRefund.class, Scope.within(PaymentDecider::refund))
                .command(PaymentCommand.CorrectPayment.class, Scope.within(PaymentDecider::correct))
                .command(
                        PaymentCommand.RecordPriorYearRefund.class,
                        Scope.within(PaymentDecider::refundOfPriorYear))
                .command(PaymentCommand.IssueVoucher.class, Scope.within(VoucherDecider::issue))
                .command(PaymentCommand.RecordBankPayment.class, Scope.within(VoucherDecider::paid))
                .command(
                        PaymentCommand.RecordBankRejection.class,
                        Scope.within(PlannedSpending.within(VoucherDecider::rejected)))
                .command(PaymentCommand.BlockPayment.class, Scope.within(BlockDecider::block))
                .command(PaymentCommand.UnblockPayment.class, Scope.within(BlockDecider::unblock))
                .refusals(AuthorityRefusal.class)
                .refusals(PaymentRefusal.class);
    }

    private static void identity(TypeCatalogue.Builder types) {
        types.event(KeyEvent.KeyProposed.class)
                .event(KeyEvent.KeyEnrolled.class)
                .event(KeyEvent.KeyRevoked.class)
                .command(KeyCommand.ProposeKey.class, KeyDecider::propose)
                .command(KeyCommand.EnrolKey.class, KeyDecider::enrol)
                .command(KeyCommand.RevokeKey.class, KeyDecider::revoke)
                .event(SigningRuleEvent.SigningRuleProposed.class)
                .event(SigningRuleEvent.SigningRuleConfirmed.class)
                .command(
                        SigningRuleCommand.ProposeSigningRule.class,
                        Scope.within(SigningRuleDecider::propose))
                .command(
                        SigningRuleCommand.ConfirmSigningRule.class,
                        Scope.within(SigningRuleDecider::confirm))
                .event(AccessEvent.SignInSucceeded.class)
                .event(AccessEvent.SignInRefused.class)
                .event(AccessEvent.AccessBlocked.class)
                .event(AccessEvent.AccessUnblocked.class)
                .command(AccessCommand.RecordSignIn.class, AccessDecider::record)
                .command(AccessCommand.UnblockAccess.class, AccessDecider::unblock)
                .event(RoleEvent.RoleGrantProposed.class)
                .event(RoleEvent.RoleGranted.class)
                .event(RoleEvent.RoleRevoked.class)
                .command(RoleCommand.ProposeRoleGrant.class, Scope.within(RoleDecider::propose))
                .command(RoleCommand.ConfirmRoleGrant.class, Scope.within(RoleDecider::confirm))
                .command(RoleCommand.RevokeRole.class, Scope.within(RoleDecider::revoke))
                .event(RecordKeepingEvent.ReadingsSealed.class)
                .event(RecordKeepingEvent.CredentialChanged.class, 2)
                .command(RecordKeepingCommand.SealReadings.class, RecordKeepingDecider::seal)
                .command(
                        RecordKeepingCommand.RecordCredential.class,
                        RecordKeepingDecider::credential)
                .refusals(RoleRefusal.class)
                .refusals(RecordKeepingRefusal.class)
                .refusals(KeyRefusal.class)
                .refusals(AccessRefusal.class)
                .refusals(SigningRuleRefusal.class)
                .refusals(SignatureRefusal.class);
    }

    private static void personal(TypeCatalogue.Builder types) {
        types.event(ErasureEvent.ErasureProposed.class)
                .event(ErasureEvent.PersonalDataErased.class)
                .command(ErasureCommand.ProposeErasure.class, ErasureDecider::propose)
                .command(ErasureCommand.ConfirmErasure.class, ErasureDecider::confirm)
                .refusals(ErasureRefusal.class);
    }

    private static void contract(TypeCatalogue.Builder types) {
        types.event(ContractEvent.FundsReserved.class)
                .event(ContractEvent.ReservationCancelled.class)
                .event(ContractEvent.ContractSigned.class)
                .event(ContractEvent.ContractIncreased.class)
                .event(ContractEvent.ContractReduced.class)
                .event(ContractEvent.ContractEnded.class)
                .command(ContractCommand.ReserveFunds.class, Scope.within(ContractDecider::reserve))
                .command(
                        ContractCommand.CancelReservation.class,
                        Scope.within(ContractDecider::cancel))
                .command(ContractCommand.SignContract.class, Scope.within(ContractDecider::sign))
                .command(
                        ContractCommand.IncreaseContract.class,
                        Scope.within(ContractDecider::increase))
                .command(
                        ContractCommand.ReduceContract.class, Scope.within(ContractDecider::reduce))
                .command(ContractCommand.EndContract.class, Scope.within(ContractDecider::end))
                .refusals(ContractRefusal.class);
    }

    private static void ruleTable(TypeCatalogue.Builder types) {
        types.event(TableEvent.TableProposed.class)
                .event(TableEvent.TableConfirmed.class)
                .command(TableCommand.ProposeTable.class, Scope.within(TableDecider::propose))
                .command(TableCommand.ConfirmTable.class, Scope.within(TableDecider::confirm))
                .refusals(TableRefusal.class);
    }

    private static void expense(TypeCatalogue.Builder types) {
        types.event(ExpenseEvent.ClaimFiled.class)
                .event(ExpenseEvent.ClaimAmended.class)
                .event(ExpenseAlert.ReceptionOverStandard.class)
                .command(ExpenseCommand.FileClaim.class, Scope.within(ExpenseDecider::file))
                .command(ExpenseCommand.AmendClaim.class, Scope.within(ExpenseDecider::amend))
                .refusals(ExpenseRefusal.class);
    }

    private static void carryOver(TypeCatalogue.Builder types) {
        types.event(CarryOverEvent.FundsCarriedForward.class)
                .event(CarryOverEvent.CarryForwardOpened.class)
                .command(CarryOverCommand.CarryForward.class, Scope.within(CarryOverDecider::carry))
                .refusals(CarryOverRefusal.class);
    }

    private static void calendar(TypeCatalogue.Builder types) {
        types.event(CalendarEvent.PhaseDatesProposed.class)
                .event(CalendarEvent.PhaseDatesSet.class)
                .event(CalendarEvent.ExtensionGranted.class)
                .event(CalendarEvent.MonthClosed.class)
                .command(
                        CalendarCommand.ProposePhaseDates.class,
                        Scope.within(CalendarDecider::propose))
                .command(
                        CalendarCommand.ConfirmPhaseDates.class,
                        Scope.within(CalendarDecider::confirm))
                .command(
                        CalendarCommand.GrantExtension.class, Scope.within(CalendarDecider::extend))
                .command(
                        CalendarCommand.CloseMonth.class, Scope.within(CalendarDecider::closeMonth))
                .refusals(CalendarRefusal.class);
    }

    /// Revision 2 of these added members that an entry may lack: the version of the calendar, the
    /// contract, the demand; or words for what may have happened: the reset of a second factor.
    private static void membersAdded(TypeCatalogue.Builder types) {
        for (String name :
                List.of(
                        "budgetline.AppropriationApproved",
                        "budgetline.AppropriationSupplemented",
                        "budgetline.AppropriationReduced",
                        "budgetline.FundsReleased",
                        "budgetline.VirementPosted",
                        "payment.PaymentSubmitted",
                        "payment.PaymentReviewed",
                        "payment.PaymentApproved",
                        "payment.PaymentReturned",
                        "payment.PaymentWithdrawn",
                        "payment.PaymentSettled",
                        "payment.RefundReceived",
                        "identity.CredentialChanged")) {
            types.upcast(name, 1, data -> data);
        }
    }
}
