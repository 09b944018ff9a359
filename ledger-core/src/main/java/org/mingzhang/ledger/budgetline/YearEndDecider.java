package org.mingzhang.ledger.budgetline;

import java.util.Optional;
import org.mingzhang.ledger.accounts.Account;
import org.mingzhang.ledger.budgetline.BudgetLine.Approved;
import org.mingzhang.ledger.budgetline.BudgetLineCommand.ChangeLinePool;
import org.mingzhang.ledger.budgetline.BudgetLineCommand.CloseYear;
import org.mingzhang.ledger.budgetline.BudgetLineCommand.LapseSurplus;
import org.mingzhang.ledger.budgetline.BudgetLineCommand.SettlePool;
import org.mingzhang.ledger.budgetline.BudgetLineEvent.LinePoolChanged;
import org.mingzhang.ledger.budgetline.BudgetLineEvent.PoolSettled;
import org.mingzhang.ledger.budgetline.BudgetLineEvent.Side;
import org.mingzhang.ledger.budgetline.BudgetLineEvent.SurplusLapsed;
import org.mingzhang.ledger.budgetline.BudgetLineEvent.YearClosed;
import org.mingzhang.ledger.budgetline.BudgetLineRefusal.AmountExceedsShortfall;
import org.mingzhang.ledger.budgetline.BudgetLineRefusal.LineInPool;
import org.mingzhang.ledger.budgetline.BudgetLineRefusal.LineNotSettled;
import org.mingzhang.ledger.budgetline.BudgetLineRefusal.LineOverspent;
import org.mingzhang.ledger.budgetline.BudgetLineRefusal.NothingLeft;
import org.mingzhang.ledger.budgetline.BudgetLineRefusal.SettlementOutsidePool;
import org.mingzhang.ledger.budgetline.BudgetLineRefusal.VirementWithinLine;
import org.mingzhang.ledger.calendar.Operation;
import org.mingzhang.ledger.controlpool.ControlPool;
import org.mingzhang.ledger.controlpool.ControlPoolRefusal.AmountExceedsAvailable;
import org.mingzhang.ledger.controlpool.ControlPoolRefusal.AmountExceedsRange;
import org.mingzhang.ledger.decider.Decision;
import org.mingzhang.ledger.decider.Occasion;
import org.mingzhang.ledger.decider.Refusal;
import org.mingzhang.ledger.decider.State;
import org.mingzhang.ledger.money.Money;

/// Decides how lines stand in their pools, and how their year ends.
///
/// The order of a year's end: pools are settled, so that no line is below zero; surpluses lapse or
/// are carried over; a line on which nothing is open any more is closed.
public final class YearEndDecider {

    private static final Account[] OPEN = {
        Account.UNRELEASED,
        Account.AVAILABLE,
        Account.FROZEN,
        Account.RESERVED,
        Account.COMMITTED,
        Account.PENDING_PAYMENT
    };

    private YearEndDecider() {}

    /// Lets one line of a pool pay what another spent beyond its own.
    public static Decision settlePool(SettlePool command, State state, Occasion occasion) {
        return BudgetLine.decide(
                command.source(),
                Operation.CLOSE,
                command.effectiveDate(),
                state,
                occasion,
                source ->
                        BudgetLine.decide(
                                command.target(),
                                Operation.CLOSE,
                                command.effectiveDate(),
                                state,
                                occasion,
                                target -> settle(command, source, target, state)));
    }

    private static Decision settle(
            SettlePool command, Approved source, Approved target, State state) {
        if (source.line().equals(target.line())) {
            return Decision.refuse(new VirementWithinLine(source.line()));
        }
        if (!source.pool().equals(target.pool())) {
            return Decision.refuse(new SettlementOutsidePool(source.pool(), target.pool()));
        }
        Money shortfall =
                target.available().isNegative() ? target.available().negated() : Money.ZERO;
        if (command.amount().exceeds(shortfall)) {
            return Decision.refuse(
                    new AmountExceedsShortfall(target.line(), shortfall, command.amount()));
        }
        // The pool has what it has; between two of its lines nothing leaves it.
        if (command.amount().exceeds(source.available())) {
            return Decision.refuse(
                    new BudgetLineRefusal.AmountExceedsLineAvailable(
                            source.line(), source.available(), command.amount()));
        }
        PoolSettled event =
                new PoolSettled(
                        new Side(source.line(), source.pool(), source.unit()),
                        new Side(target.line(), target.pool(), target.unit()),
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
                : Decision.refuse(new AmountExceedsRange(source.pool(), command.amount()));
    }

    /// Moves a line with all that it holds to another pool, if neither falls below zero.
    public static Decision changePool(ChangeLinePool command, State state, Occasion occasion) {
        return BudgetLine.decide(
                command.line(),
                Operation.ADJUST,
                command.effectiveDate(),
                state,
                occasion,
                line -> {
                    String pool = PoolOfLine.named(line, command.pool());
                    if (pool.equals(line.pool())) {
                        return Decision.refuse(new LineInPool(line.line(), pool));
                    }
                    Money left = state.of(ControlPool.PART.of(line.pool())).available();
                    if (line.available().exceeds(left)) {
                        return Decision.refuse(
                                new AmountExceedsAvailable(line.pool(), left, line.available()));
                    }
                    Money joined = state.of(ControlPool.PART.of(pool)).available();
                    if (line.available().isNegative()
                            && line.available().negated().exceeds(joined)) {
                        return Decision.refuse(
                                new AmountExceedsAvailable(
                                        pool, joined, line.available().negated()));
                    }
                    LinePoolChanged event =
                            new LinePoolChanged(
                                    line.line(),
                                    line.pool(),
                                    pool,
                                    command.effectiveDate(),
                                    line.fiscalYear(),
                                    line.division(),
                                    line.unit(),
                                    command.document(),
                                    line.balances().standing(),
                                    command.attachments(),
                                    line.calendarVersion(state));
                    return state.of(ControlPool.PART.of(pool)).hasRoomFor(event)
                            ? Decision.accept(event)
                            : Decision.refuse(
                                    new AmountExceedsRange(pool, line.balances().authority()));
                });
    }

    /// Takes back all that is left unreleased or available.
    public static Decision lapse(LapseSurplus command, State state, Occasion occasion) {
        return BudgetLine.decide(
                command.line(),
                Operation.CLOSE,
                command.effectiveDate(),
                state,
                occasion,
                line -> {
                    if (line.available().isNegative()) {
                        return Decision.refuse(new LineOverspent(line.line(), line.available()));
                    }
                    if (!line.unreleased().isPositive() && !line.available().isPositive()) {
                        return Decision.refuse(new NothingLeft(line.line()));
                    }
                    Optional<Refusal> refusal =
                            BudgetLineDecider.lacking(
                                    line, Balance.AVAILABLE, line.available(), state);
                    if (refusal.isPresent()) {
                        return Decision.refuse(refusal.get());
                    }
                    return line.accept(
                            new SurplusLapsed(
                                    line.line(),
                                    line.pool(),
                                    command.effectiveDate(),
                                    line.fiscalYear(),
                                    line.division(),
                                    line.unit(),
                                    command.document(),
                                    line.unreleased(),
                                    line.available(),
                                    command.attachments(),
                                    line.calendarVersion(state)),
                            line.available(),
                            state);
                });
    }

    /// Closes the year of a line on which nothing is open any more.
    public static Decision close(CloseYear command, State state, Occasion occasion) {
        return BudgetLine.decide(
                command.line(),
                Operation.CLOSE,
                command.effectiveDate(),
                state,
                occasion,
                line -> {
                    for (Account account : OPEN) {
                        Money balance = line.balances().of(account);
                        if (!balance.equals(Money.ZERO)) {
                            return Decision.refuse(
                                    new LineNotSettled(line.line(), account, balance));
                        }
                    }
                    return Decision.accept(
                            new YearClosed(
                                    line.line(),
                                    line.pool(),
                                    command.effectiveDate(),
                                    line.fiscalYear(),
                                    line.division(),
                                    line.unit(),
                                    command.document(),
                                    line.balances().standing(),
                                    command.attachments(),
                                    line.calendarVersion(state)));
                });
    }
}
