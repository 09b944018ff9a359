package org.mingzhang.ledger.budgetline;

import java.util.Optional;
import org.mingzhang.ledger.accounts.Account;
import org.mingzhang.ledger.budgetline.BudgetLine.Approved;
import org.mingzhang.ledger.budgetline.BudgetLineCommand.ApproveAppropriation;
import org.mingzhang.ledger.budgetline.BudgetLineCommand.PostVirement;
import org.mingzhang.ledger.budgetline.BudgetLineCommand.ReduceAppropriation;
import org.mingzhang.ledger.budgetline.BudgetLineCommand.ReleaseFunds;
import org.mingzhang.ledger.budgetline.BudgetLineCommand.SupplementAppropriation;
import org.mingzhang.ledger.budgetline.BudgetLineEvent.AppropriationApproved;
import org.mingzhang.ledger.budgetline.BudgetLineEvent.AppropriationReduced;
import org.mingzhang.ledger.budgetline.BudgetLineEvent.AppropriationSupplemented;
import org.mingzhang.ledger.budgetline.BudgetLineEvent.FundsReleased;
import org.mingzhang.ledger.budgetline.BudgetLineEvent.Side;
import org.mingzhang.ledger.budgetline.BudgetLineEvent.VirementPosted;
import org.mingzhang.ledger.budgetline.BudgetLineRefusal.AmountExceedsApproved;
import org.mingzhang.ledger.budgetline.BudgetLineRefusal.AmountExceedsLineAvailable;
import org.mingzhang.ledger.budgetline.BudgetLineRefusal.AmountExceedsUnreleased;
import org.mingzhang.ledger.budgetline.BudgetLineRefusal.BudgetLineExists;
import org.mingzhang.ledger.budgetline.BudgetLineRefusal.VirementOutsideKind;
import org.mingzhang.ledger.budgetline.BudgetLineRefusal.VirementWithinLine;
import org.mingzhang.ledger.calendar.FiscalCalendar;
import org.mingzhang.ledger.calendar.Operation;
import org.mingzhang.ledger.codes.CodeKind;
import org.mingzhang.ledger.codes.CodesInForce;
import org.mingzhang.ledger.controlpool.ControlPool;
import org.mingzhang.ledger.controlpool.ControlPoolRefusal.AmountExceedsRange;
import org.mingzhang.ledger.controlpool.PoolRules;
import org.mingzhang.ledger.decider.Decision;
import org.mingzhang.ledger.decider.Occasion;
import org.mingzhang.ledger.decider.Refusal;
import org.mingzhang.ledger.decider.State;
import org.mingzhang.ledger.importedyear.ImportedYear;
import org.mingzhang.ledger.importedyear.ImportedYearRefusal.ImportedYearNotOpen;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.reference.DivisionYears;

/// Decides what becomes of budget lines.
///
/// Spending leans on the pool alone; what leaves a line for good (virement, reduction) must be
/// there on the line and in its pool.
public final class BudgetLineDecider {

    private BudgetLineDecider() {}

    /// Opens a line, and gives it the pool that it keeps for the year.
    public static Decision approve(ApproveAppropriation command, State state, Occasion occasion) {
        if (!(state.of(BudgetLine.PART.of(command.line())) instanceof BudgetLine.Unapproved)) {
            return Decision.refuse(new BudgetLineExists(command.line()));
        }
        String year = DivisionYears.name(command.division(), command.fiscalYear());
        PoolRules rules = state.of(PoolRules.PART.of(year));
        FiscalCalendar calendar = state.of(FiscalCalendar.PART.of(year));
        CodesInForce codes = CodesInForce.of(command.division(), command.fiscalYear(), state);
        Optional<Refusal> refusal =
                outsideHistory(year, state, occasion)
                        .or(() ->
                                calendar.refusal(
                                        command.amount().isPositive()
                                                ? Operation.APPROVE
                                                : Operation.PREPARE,
                                        year,
                                        command.fiscalYear(),
                                        command.unit(),
                                        command.effectiveDate(),
                                        occasion))
                        .or(() -> unusable(command, codes))
                        .or(() -> PoolOfLine.refusal(command, rules));
        if (refusal.isPresent()) {
            return Decision.refuse(refusal.get());
        }
        String pool = PoolOfLine.name(command, rules);
        AppropriationApproved event =
                new AppropriationApproved(
                        command.line(),
                        pool,
                        rules.inForce().map(PoolRules.Published::version),
                        command.effectiveDate(),
                        command.effectiveAssumed(),
                        command.fiscalYear(),
                        command.division(),
                        command.unit(),
                        command.function(),
                        command.economic(),
                        command.fundType(),
                        command.project(),
                        command.label(),
                        command.document(),
                        command.amount(),
                        command.attachments(),
                        calendar.version(command.unit()),
                        codes.version());
        return state.of(ControlPool.PART.of(pool)).hasRoomFor(event)
                ? Decision.accept(event)
                : Decision.refuse(new AmountExceedsRange(pool, command.amount()));
    }

    private static Optional<Refusal> unusable(ApproveAppropriation command, CodesInForce codes) {
        return codes.refusal(CodeKind.DIVISION, command.division())
                .or(() -> codes.refusal(CodeKind.UNIT, command.unit()))
                .or(() -> codes.refusal(CodeKind.FUNCTION, command.function()))
                .or(() -> codes.refusal(CodeKind.ECONOMIC, command.economic()))
                .or(() -> codes.refusal(CodeKind.FUND_TYPE, command.fundType()));
    }

    /// Raises the approved amount; the new authority is unreleased.
    public static Decision supplement(
            SupplementAppropriation command, State state, Occasion occasion) {
        BudgetLine found = state.of(BudgetLine.PART.of(command.line()));
        if (!(found instanceof Approved line)) {
            return Decision.refuse(BudgetLine.unusable(found, command.line()));
        }
        Optional<Refusal> refusal =
                outsideHistory(line.year(), state, occasion)
                        .or(() ->
                                line.untimely(
                                        Operation.ADJUST,
                                        command.effectiveDate(),
                                        state,
                                        occasion));
        if (refusal.isPresent()) {
            return Decision.refuse(refusal.get());
        }
        AppropriationSupplemented event =
                new AppropriationSupplemented(
                        line.line(),
                        line.pool(),
                        command.effectiveDate(),
                        command.effectiveAssumed(),
                        line.fiscalYear(),
                        line.division(),
                        line.unit(),
                        command.document(),
                        command.amount(),
                        command.attachments(),
                        line.calendarVersion(state));
        return line.hasRoomFor(event, state)
                ? Decision.accept(event)
                : Decision.refuse(new AmountExceedsRange(line.pool(), command.amount()));
    }

    /// Lowers the approved amount out of what is unreleased or available.
    public static Decision reduce(ReduceAppropriation command, State state, Occasion occasion) {
        BudgetLine found = state.of(BudgetLine.PART.of(command.line()));
        if (!(found instanceof Approved line)) {
            return Decision.refuse(BudgetLine.unusable(found, command.line()));
        }
        Money approved = line.balances().of(Account.APPROVED_BUDGET);
        Optional<Refusal> refusal =
                outsideHistory(line.year(), state, occasion)
                        .or(() ->
                                line.untimely(
                                        Operation.ADJUST, command.effectiveDate(), state, occasion))
                        .or(() -> lacking(line, command.drawnFrom(), command.amount(), state));
        if (refusal.isPresent()) {
            return Decision.refuse(refusal.get());
        }
        if (command.amount().exceeds(approved)) {
            return Decision.refuse(
                    new AmountExceedsApproved(line.line(), approved, command.amount()));
        }
        return Decision.accept(
                new AppropriationReduced(
                        line.line(),
                        line.pool(),
                        command.drawnFrom(),
                        command.effectiveDate(),
                        command.effectiveAssumed(),
                        line.fiscalYear(),
                        line.division(),
                        line.unit(),
                        command.document(),
                        command.amount(),
                        command.attachments(),
                        line.calendarVersion(state)));
    }

    /// Makes unreleased authority available.
    public static Decision release(ReleaseFunds command, State state, Occasion occasion) {
        BudgetLine found = state.of(BudgetLine.PART.of(command.line()));
        if (!(found instanceof Approved line)) {
            return Decision.refuse(BudgetLine.unusable(found, command.line()));
        }
        Optional<Refusal> refusal =
                outsideHistory(line.year(), state, occasion)
                        .or(() ->
                                line.untimely(
                                        Operation.ADJUST,
                                        command.effectiveDate(),
                                        state,
                                        occasion));
        if (refusal.isPresent()) {
            return Decision.refuse(refusal.get());
        }
        if (command.amount().exceeds(line.unreleased())) {
            return Decision.refuse(
                    new AmountExceedsUnreleased(line.line(), line.unreleased(), command.amount()));
        }
        return Decision.accept(
                new FundsReleased(
                        line.line(),
                        line.pool(),
                        command.effectiveDate(),
                        command.effectiveAssumed(),
                        line.fiscalYear(),
                        line.division(),
                        line.unit(),
                        command.document(),
                        command.amount(),
                        command.attachments(),
                        line.calendarVersion(state)));
    }

    /// Moves authority between two lines of one division, year and type of fund.
    public static Decision transfer(PostVirement command, State state, Occasion occasion) {
        BudgetLine giving = state.of(BudgetLine.PART.of(command.source()));
        if (!(giving instanceof Approved source)) {
            return Decision.refuse(BudgetLine.unusable(giving, command.source()));
        }
        BudgetLine receiving = state.of(BudgetLine.PART.of(command.target()));
        if (!(receiving instanceof Approved target)) {
            return Decision.refuse(BudgetLine.unusable(receiving, command.target()));
        }
        if (source.line().equals(target.line())) {
            return Decision.refuse(new VirementWithinLine(source.line()));
        }
        if (!kind(source).equals(kind(target))) {
            return Decision.refuse(new VirementOutsideKind(kind(source), kind(target)));
        }
        Optional<Refusal> refusal =
                source.untimely(Operation.ADJUST, command.effectiveDate(), state, occasion)
                        .or(() -> lacking(source, command.balance(), command.amount(), state));
        if (refusal.isPresent()) {
            return Decision.refuse(refusal.get());
        }
        VirementPosted event =
                new VirementPosted(
                        new Side(source.line(), source.pool(), source.unit()),
                        new Side(target.line(), target.pool(), target.unit()),
                        command.balance(),
                        command.effectiveDate(),
                        source.fiscalYear(),
                        source.division(),
                        source.unit(),
                        command.document(),
                        command.amount(),
                        command.attachments(),
                        source.calendarVersion(state));
        return source.hasRoomFor(event, state) && target.hasRoomFor(event, state)
                ? Decision.accept(event)
                : Decision.refuse(new AmountExceedsRange(target.pool(), command.amount()));
    }

    /// What a line gives away must be on the line; if it is available funds, in its pool as well.
    public static Optional<Refusal> lacking(
            Approved line, Balance balance, Money amount, State state) {
        if (balance == Balance.UNRELEASED) {
            return amount.exceeds(line.unreleased())
                    ? Optional.of(
                            new AmountExceedsUnreleased(line.line(), line.unreleased(), amount))
                    : Optional.empty();
        }
        if (amount.exceeds(line.available())) {
            return Optional.of(
                    new AmountExceedsLineAvailable(line.line(), line.available(), amount));
        }
        return ControlPool.lacking(line.pool(), amount, state);
    }

    /// An importer changes budgets of years opened for history, and of no other.
    private static Optional<Refusal> outsideHistory(String year, State state, Occasion occasion) {
        return occasion.actor().role().equals("importer")
                        && !state.of(ImportedYear.PART.of(year)).isOpenForHistory()
                ? Optional.of(new ImportedYearNotOpen(year))
                : Optional.empty();
    }

    private static String kind(Approved line) {
        return line.year() + " " + line.fundType();
    }
}
