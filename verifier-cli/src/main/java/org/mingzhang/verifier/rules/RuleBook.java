package org.mingzhang.verifier.rules;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Every event that moves authority or says who decided what, and what the replay does with it. An
/// event that is not here moves nothing.
///
/// **Source**: `docs/domain.md`, "Postings", "Control pools", "Payments", "History of other
/// systems".
final class RuleBook {
    private static final List<String> ON_LINE =
            List.of("line", "pool", "unit", "division", "fiscalYear", "effectiveDate", "amount");
    private static final List<String> BETWEEN_LINES =
            List.of(
                    "division",
                    "fiscalYear",
                    "effectiveDate",
                    "amount",
                    "source.line",
                    "source.pool",
                    "source.unit",
                    "target.line",
                    "target.pool",
                    "target.unit");
    private static final List<String> OF_EXCEPTION = List.of("exception", "line", "amount");
    private static final List<String> OF_PLAN =
            List.of("line", "months", "division", "fiscalYear", "unit", "effectiveDate");
    private static final List<String> OF_DRAW = List.of("line", "payment", "month", "amount");
    private static final List<String> STEP =
            List.of("payment", "fiscalYear", "effectiveDate", "division", "unit");
    private static final List<String> APPROVAL =
            List.of("payment", "fiscalYear", "effectiveDate", "division", "unit", "approver");
    private static final List<String> TABLE = List.of("table", "version", "proposer", "confirmer");
    private static final String[] TABLE_ROWS = {"rows", "validFrom", "validUntil"};
    private static final List<String> CLAIM =
            List.of(
                    "claim",
                    "amount",
                    "division",
                    "fiscalYear",
                    "unit",
                    "effectiveDate",
                    "assessments",
                    "expenses.lodgings",
                    "expenses.meals",
                    "expenses.receptions",
                    "expenses.meetings",
                    "expenses.trainings",
                    "expenses.lectures",
                    "expenses.other");
    private static final List<String> OF_PROPOSAL = List.of("proposal", "division", "fiscalYear");
    private static final List<String> OF_YEAR = List.of("year", "version", "proposer", "confirmer");

    private static final Map<String, EventRule> RULES =
            Map.ofEntries(
                    entry(
                            "budgetline.AppropriationApproved",
                            versioned(
                                    LineSteps::approve,
                                    ON_LINE,
                                    "function",
                                    "economic",
                                    "fundType",
                                    "poolRuleVersion",
                                    "codeSets")),
                    entry(
                            "budgetline.AppropriationSupplemented",
                            dated(Operation.ADJUST, LineSteps::supplement, ON_LINE)),
                    entry(
                            "budgetline.AppropriationReduced",
                            dated(Operation.ADJUST, LineSteps::reduce, ON_LINE, "drawnFrom")),
                    entry(
                            "budgetline.FundsReleased",
                            dated(Operation.ADJUST, LineSteps::release, ON_LINE)),
                    entry(
                            "budgetline.VirementPosted",
                            dated(Operation.ADJUST, LineSteps::virement, BETWEEN_LINES, "balance")),
                    entry(
                            "budgetline.PoolSettled",
                            dated(Operation.CLOSE, YearEndSteps::settlePool, BETWEEN_LINES)),
                    entry(
                            "budgetline.FundsFrozen",
                            dated(Operation.ADJUST, LineSteps::freeze, ON_LINE)),
                    entry(
                            "budgetline.FundsUnfrozen",
                            dated(Operation.CONCLUDE, LineSteps::unfreeze, ON_LINE)),
                    entry(
                            "budgetline.FundsRecalled",
                            dated(Operation.CONCLUDE, LineSteps::recall, ON_LINE, "drawnFrom")),
                    entry(
                            "budgetline.OpeningBalanceRecorded",
                            dated(
                                    Operation.ADJUST,
                                    YearEndSteps::open,
                                    ON_LINE,
                                    "approved",
                                    "carriedIn",
                                    "unreleased",
                                    "available",
                                    "frozen",
                                    "expended")),
                    entry(
                            "budgetline.LinePoolChanged",
                            dated(
                                    Operation.ADJUST,
                                    YearEndSteps::changePool,
                                    ON_LINE,
                                    "fromPool",
                                    "toPool",
                                    "balances")),
                    entry(
                            "budgetline.SurplusLapsed",
                            dated(
                                    Operation.CLOSE,
                                    YearEndSteps::lapse,
                                    ON_LINE,
                                    "unreleased",
                                    "available")),
                    entry(
                            "budgetline.YearClosed",
                            dated(Operation.CLOSE, YearEndSteps::close, ON_LINE, "balances")),
                    entry(
                            "carryover.FundsCarriedForward",
                            dated(
                                    Operation.CLOSE,
                                    YearEndSteps::carry,
                                    ON_LINE,
                                    "target",
                                    "unreleased",
                                    "available",
                                    "plans",
                                    "contracts")),
                    entry(
                            "carryover.CarryForwardOpened",
                            dated(
                                    Operation.PREPARE,
                                    YearEndSteps::receive,
                                    ON_LINE,
                                    "source",
                                    "unreleased",
                                    "available",
                                    "plans",
                                    "contracts")),
                    entry(
                            "contract.FundsReserved",
                            dated(Operation.SPEND, ContractSteps::reserve, ON_LINE, "plan")),
                    entry(
                            "contract.ReservationCancelled",
                            dated(Operation.CONCLUDE, ContractSteps::cancel, ON_LINE, "plan")),
                    entry(
                            "contract.ContractSigned",
                            dated(
                                    Operation.SPEND,
                                    ContractSteps::sign,
                                    ON_LINE,
                                    "contract",
                                    "plan",
                                    "surplus")),
                    entry(
                            "contract.ContractIncreased",
                            dated(Operation.SPEND, ContractSteps::increase, ON_LINE, "contract")),
                    entry(
                            "contract.ContractReduced",
                            dated(Operation.CONCLUDE, ContractSteps::reduce, ON_LINE, "contract")),
                    entry(
                            "contract.ContractEnded",
                            dated(Operation.CONCLUDE, ContractSteps::end, ON_LINE, "contract")),
                    entry(
                            "payment.PaymentCorrected",
                            dated(
                                    Operation.CONCLUDE,
                                    PaymentSteps::correct,
                                    ON_LINE,
                                    "payment",
                                    "wrong.line",
                                    "wrong.pool",
                                    "wrong.unit",
                                    "right.line",
                                    "right.pool",
                                    "right.unit")),
                    entry(
                            "payment.PriorYearRefundReceived",
                            dated(
                                    Operation.CONCLUDE,
                                    PaymentSteps::refundOfPriorYear,
                                    ON_LINE,
                                    "payment")),
                    entry(
                            "controlpool.PoolRuleProposed",
                            rule(
                                    YearSteps::proposeRule,
                                    OF_YEAR,
                                    "rule.kind",
                                    "rule.prefix.unit",
                                    "rule.prefix.function",
                                    "rule.prefix.economic",
                                    "rule.prefix.fundType")),
                    entry("controlpool.PoolRuleConfirmed", rule(YearSteps::confirmRule, OF_YEAR)),
                    entry(
                            "importedyear.ImportedYearProposed",
                            rule(YearSteps::proposeHistory, OF_YEAR)),
                    entry(
                            "importedyear.ImportedYearConfirmed",
                            rule(YearSteps::confirmHistory, OF_YEAR)),
                    entry("importedyear.LivePaymentsBegan", rule(YearSteps::beginLive, OF_YEAR)),
                    entry(
                            "importedyear.SettledPaymentRecorded",
                            rule(PaymentSteps::record, ON_LINE, "payment")),
                    entry(
                            "importedyear.SettledRefundRecorded",
                            rule(PaymentSteps::recordRefund, ON_LINE, "payment")),
                    entry(
                            "procedure.ProcedureRuleProposed",
                            rule(
                                    ProcedureSteps::propose,
                                    OF_YEAR,
                                    "rule.cashPlans",
                                    "rule.exceptionLevels")),
                    entry(
                            "procedure.ProcedureRuleConfirmed",
                            rule(ProcedureSteps::confirm, OF_YEAR)),
                    entry(
                            "exception.ExceptionOpened",
                            timed(
                                    Operation.SPEND,
                                    ProcedureSteps::open,
                                    OF_EXCEPTION,
                                    "levels",
                                    "opener",
                                    "ruleVersion",
                                    "division",
                                    "fiscalYear",
                                    "unit",
                                    "effectiveDate")),
                    entry(
                            "exception.DecisionBasisAttached",
                            rule(ProcedureSteps::attach, OF_EXCEPTION)),
                    entry(
                            "exception.ExceptionApproved",
                            rule(ProcedureSteps::approve, OF_EXCEPTION, "approver", "level")),
                    entry(
                            "exception.ExceptionClosed",
                            rule(ProcedureSteps::close, OF_EXCEPTION, "reviewer")),
                    entry(
                            "calendar.PhaseDatesProposed",
                            rule(
                                    CalendarSteps::propose,
                                    OF_YEAR,
                                    "forUnit",
                                    "dates.formulationStart",
                                    "dates.formulationEnd",
                                    "dates.approvalStart",
                                    "dates.approvalEnd",
                                    "dates.executionStart",
                                    "dates.executionEnd",
                                    "dates.finalAccountsStart",
                                    "dates.finalAccountsEnd")),
                    entry("calendar.PhaseDatesSet", rule(CalendarSteps::confirm, OF_YEAR)),
                    entry(
                            "calendar.ExtensionGranted",
                            rule(
                                    CalendarSteps::extend,
                                    OF_YEAR,
                                    "forUnit",
                                    "phase",
                                    "until",
                                    "grantedBy")),
                    entry(
                            "calendar.MonthClosed",
                            rule(CalendarSteps::closeMonth, OF_YEAR, "month", "closedBy")),
                    entry(
                            "codes.CodeSetProposed",
                            rule(CodeSteps::propose, OF_YEAR, "kind", "piece", "pieces", "codes")),
                    entry("codes.CodeSetPublished", rule(CodeSteps::publish, OF_YEAR, "kind")),
                    entry(
                            "codes.CodeRetirementProposed",
                            rule(CodeSteps::proposeRetirement, OF_YEAR, "kind", "code")),
                    entry("codes.CodeRetired", rule(CodeSteps::retire, OF_YEAR, "kind", "code")),
                    entry(
                            "cashplan.CashPlanSubmitted",
                            timed(
                                    Operation.ADJUST,
                                    ProcedureSteps::submitPlan,
                                    OF_PLAN,
                                    "submitter")),
                    entry(
                            "cashplan.CashPlanAdjusted",
                            timed(
                                    Operation.ADJUST,
                                    ProcedureSteps::submitPlan,
                                    OF_PLAN,
                                    "submitter")),
                    entry(
                            "cashplan.CashPlanApproved",
                            timed(
                                    Operation.ADJUST,
                                    ProcedureSteps::approvePlan,
                                    OF_PLAN,
                                    "approver")),
                    entry("cashplan.CashDrawn", rule(ProcedureSteps::checkDraw, OF_DRAW)),
                    entry("cashplan.CashGivenBack", rule(ProcedureSteps::checkGivenBack, OF_DRAW)),
                    entry(
                            "jointreview.ProposalSubmitted",
                            versioned(
                                    ReviewSteps::submit,
                                    OF_PROPOSAL,
                                    "kind",
                                    "unit",
                                    "amount",
                                    "submitter")),
                    entry(
                            "jointreview.ProposalRevised",
                            rule(ReviewSteps::revise, OF_PROPOSAL, "amount", "reviser")),
                    entry(
                            "jointreview.ReviewRoundOpened",
                            rule(
                                    ReviewSteps::open,
                                    OF_PROPOSAL,
                                    "round",
                                    "participants",
                                    "remindAt",
                                    "dueAt",
                                    "opener",
                                    "tableVersion",
                                    "workingDaysVersion")),
                    entry(
                            "jointreview.OpinionGiven",
                            rule(
                                    ReviewSteps::hear,
                                    OF_PROPOSAL,
                                    "round",
                                    "participant",
                                    "person",
                                    "verdict",
                                    "late")),
                    entry(
                            "jointreview.ParticipantsReminded",
                            rule(ReviewSteps::remind, OF_PROPOSAL, "round", "missing")),
                    entry(
                            "jointreview.ReviewEscalated",
                            rule(ReviewSteps::escalate, OF_PROPOSAL, "round", "missing")),
                    entry(
                            "jointreview.ReviewRoundConcluded",
                            rule(
                                    ReviewSteps::conclude,
                                    OF_PROPOSAL,
                                    "round",
                                    "outcome",
                                    "missing",
                                    "concluder")),
                    entry(
                            "jointreview.ProposalApplied",
                            rule(
                                    ReviewSteps::use,
                                    OF_PROPOSAL,
                                    "line",
                                    "target",
                                    "kind",
                                    "unit",
                                    "amount")),
                    entry(
                            "payment.PaymentSubmitted",
                            dated(
                                    Operation.SPEND,
                                    PaymentSteps::submit,
                                    ON_LINE,
                                    "payment",
                                    "handler",
                                    "resubmits",
                                    "exception",
                                    "contract",
                                    "claim")),
                    entry(
                            "payment.PaymentReviewed",
                            dated(Operation.SPEND, PaymentSteps::review, STEP, "reviewer")),
                    entry(
                            "payment.PaymentApproved",
                            dated(
                                    Operation.SPEND,
                                    PaymentSteps::approve,
                                    APPROVAL,
                                    "authorityVersion")),
                    entry(
                            "payment.ApprovalGiven",
                            dated(
                                    Operation.SPEND,
                                    PaymentSteps::giveApproval,
                                    APPROVAL,
                                    "authorityVersion",
                                    "role")),
                    entry(
                            "payment.VoucherIssued",
                            dated(
                                    Operation.CONCLUDE,
                                    PaymentSteps::issue,
                                    STEP,
                                    "cashier",
                                    "voucher")),
                    entry("payment.PaymentBlocked", rule(PaymentSteps::block, STEP, "inspector")),
                    entry(
                            "payment.PaymentUnblocked",
                            rule(PaymentSteps::unblock, STEP, "inspector")),
                    entry("ruletable.TableProposed", rule(TableSteps::propose, TABLE, TABLE_ROWS)),
                    entry("ruletable.TableConfirmed", rule(TableSteps::confirm, TABLE)),
                    entry(
                            "expense.ClaimFiled",
                            timed(Operation.SPEND, ClaimSteps::file, CLAIM, "line", "filer")),
                    entry(
                            "expense.ClaimAmended",
                            timed(Operation.SPEND, ClaimSteps::amend, CLAIM, "filer")),
                    entry(
                            "payment.PaymentReturned",
                            dated(
                                    Operation.CONCLUDE,
                                    PaymentSteps::sendBack,
                                    ON_LINE,
                                    "payment",
                                    "contract")),
                    entry(
                            "payment.PaymentWithdrawn",
                            dated(
                                    Operation.CONCLUDE,
                                    PaymentSteps::withdraw,
                                    ON_LINE,
                                    "payment",
                                    "contract")),
                    entry(
                            "payment.PaymentSettled",
                            dated(
                                    Operation.CONCLUDE,
                                    PaymentSteps::settle,
                                    ON_LINE,
                                    "payment",
                                    "voucher")),
                    entry(
                            "payment.RefundReceived",
                            dated(
                                    Operation.CONCLUDE,
                                    PaymentSteps::refund,
                                    ON_LINE,
                                    "payment",
                                    "contract")));

    private RuleBook() {}

    private static EventRule rule(EventRule.Step step, List<String> members, String... more) {
        List<String> all = new java.util.ArrayList<>(members);
        all.addAll(List.of(more));
        return new EventRule(all, step);
    }

    /// A decision that names the version of the calendar that it was taken by.
    private static EventRule versioned(EventRule.Step step, List<String> members, String... more) {
        return rule(
                (event, books) -> {
                    step.replay(event, books);
                    CalendarSteps.requireVersion(event, books);
                },
                members,
                Stream.concat(Stream.of(more), Stream.of("calendarVersion"))
                        .toArray(String[]::new));
    }

    /// One that is taken in its phase, with effect in an open month.
    private static EventRule timed(
            Operation operation, EventRule.Step step, List<String> members, String... more) {
        return rule(
                (event, books) -> {
                    step.replay(event, books);
                    CalendarSteps.requireOpen(operation, event, books);
                },
                members,
                more);
    }

    /// One that is taken in its phase, and names the version of the calendar.
    private static EventRule dated(
            Operation operation, EventRule.Step step, List<String> members, String... more) {
        return versioned(
                (event, books) -> {
                    step.replay(event, books);
                    CalendarSteps.requireOpen(operation, event, books);
                },
                members,
                more);
    }

    static @Nullable EventRule rule(String type) {
        return RULES.get(type);
    }
}
