package org.mingzhang.ledger.budgetline;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.mingzhang.ledger.accounts.Account;
import org.mingzhang.ledger.accounts.Balances;
import org.mingzhang.ledger.accounts.JoinsPool;
import org.mingzhang.ledger.accounts.Posted;
import org.mingzhang.ledger.budgetline.BudgetLineEvent.AppropriationApproved;
import org.mingzhang.ledger.budgetline.BudgetLineEvent.YearClosed;
import org.mingzhang.ledger.budgetline.BudgetLineRefusal.BudgetLineUnknown;
import org.mingzhang.ledger.budgetline.BudgetLineRefusal.YearIsClosed;
import org.mingzhang.ledger.calendar.FiscalCalendar;
import org.mingzhang.ledger.calendar.Operation;
import org.mingzhang.ledger.controlpool.ControlPool;
import org.mingzhang.ledger.controlpool.ControlPoolRefusal.AmountExceedsRange;
import org.mingzhang.ledger.decider.CorruptHistoryException;
import org.mingzhang.ledger.decider.Decision;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.decider.Occasion;
import org.mingzhang.ledger.decider.Part;
import org.mingzhang.ledger.decider.Refusal;
import org.mingzhang.ledger.decider.State;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.reference.DivisionYears;

/// A budget line: the unit of budget authority.
public sealed interface BudgetLine {

    /// Folded from every event that posts to the line.
    Part<BudgetLine> PART =
            new Part<>("line", Set.of(Posted.class), new Unapproved(), BudgetLine::evolve);

    /// Nobody has approved a line of this name.
    record Unapproved() implements BudgetLine {}

    /// A line whose year is closed: every account is zero.
    ///
    /// @param line the line as it was, with nothing on it
    record Closed(Approved line) implements BudgetLine {}

    /// Why nothing can be done with a line of this name that is not open.
    static Refusal unusable(BudgetLine found, String id) {
        return switch (found) {
            case Closed closed -> new YearIsClosed(id, closed.line().fiscalYear());
            case Unapproved _, Approved _ -> new BudgetLineUnknown(id);
        };
    }

    /// An approved line.
    ///
    /// @param line its identifier
    /// @param pool its control pool
    /// @param fiscalYear the fiscal year
    /// @param division the administrative division
    /// @param unit the code of the unit
    /// @param function the functional classification
    /// @param economic the economic classification
    /// @param fundType the type of fund
    /// @param project the project, where there is one
    /// @param history whether history of another system was posted to it
    /// @param untouched whether nothing but its approval was posted to it
    /// @param balances the balance of every account
    record Approved(
            String line,
            String pool,
            int fiscalYear,
            String division,
            String unit,
            String function,
            String economic,
            String fundType,
            Optional<String> project,
            boolean history,
            boolean untouched,
            Balances balances)
            implements BudgetLine {

        /// What is released and free to spend. Below zero where the line spent what its pool had.
        public Money available() {
            return balances.of(Account.AVAILABLE);
        }

        /// What is approved and not yet released.
        public Money unreleased() {
            return balances.of(Account.UNRELEASED);
        }

        /// The fiscal year of the division, as tags name it.
        public String year() {
            return DivisionYears.name(division, fiscalYear);
        }

        /// The version of the calendar that decisions about the line are taken by.
        public Optional<Integer> calendarVersion(State state) {
            return state.of(FiscalCalendar.PART.of(year())).version(unit);
        }

        /// The rule of time that an operation on the line breaks.
        public Optional<Refusal> untimely(
                Operation operation, LocalDate effectiveDate, State state, Occasion occasion) {
            return state.of(FiscalCalendar.PART.of(year()))
                    .refusal(operation, year(), fiscalYear, unit, effectiveDate, occasion);
        }

        private Approved post(Posted event) {
            Balances next = post(balances, event);
            boolean withHistory = history || event.importedHistory();
            if (!next.balanced() || anyBelowZero(next, withHistory)) {
                throw new CorruptHistoryException(
                        "line " + line + " would hold " + next + " after " + event);
            }
            return new Approved(
                    line,
                    event instanceof JoinsPool joining ? joining.toPool() : pool,
                    fiscalYear,
                    division,
                    unit,
                    function,
                    economic,
                    fundType,
                    project,
                    withHistory,
                    event instanceof AppropriationApproved,
                    next);
        }

        private BudgetLine close(YearClosed event) {
            Approved after = post(event);
            if (!after.balances.equals(Balances.ZERO)) {
                throw new CorruptHistoryException(
                        "line " + line + " would hold " + after.balances + " after " + event);
            }
            return new Closed(after);
        }

        /// Whether every balance of the line and of its pool stays an amount when the event is
        /// posted.
        public boolean hasRoomFor(Posted event, State state) {
            return post(balances, event).inRange()
                    && state.of(ControlPool.PART.of(pool)).hasRoomFor(event);
        }

        /// Accepts an event if every balance stays an amount. Where refunds of history make room
        /// for more than was ever approved, one may not.
        public Decision accept(Posted event, Money amount, State state) {
            return hasRoomFor(event, state)
                    ? Decision.accept(event)
                    : Decision.refuse(new AmountExceedsRange(pool, amount));
        }

        private Balances post(Balances before, Posted event) {
            return before.post(event.postings(), posting -> posting.line().equals(line));
        }

        /// The pool answers for account 2100; 1200 has a sign; a refund of history may name another
        /// line than its payment did.
        private static boolean anyBelowZero(Balances balances, boolean history) {
            for (Account account : Account.all()) {
                boolean signed =
                        switch (account) {
                            case AVAILABLE, TRANSFERRED -> true;
                            case EXPENDED -> history;
                            default -> false;
                        };
                if (!signed && balances.isBelowZero(account)) {
                    return true;
                }
            }
            return false;
        }
    }

    /// Decides on a line that is open, if the operation is timely.
    static Decision decide(
            String id,
            Operation operation,
            LocalDate effectiveDate,
            State state,
            Occasion occasion,
            Function<Approved, Decision> decide) {
        BudgetLine found = state.of(PART.of(id));
        if (!(found instanceof Approved line)) {
            return Decision.refuse(BudgetLine.unusable(found, id));
        }
        return line.untimely(operation, effectiveDate, state, occasion)
                .map(Decision::refuse)
                .orElseGet(() -> decide.apply(line));
    }

    private static BudgetLine evolve(BudgetLine line, Event event) {
        return switch (line) {
            case Unapproved _ when event instanceof AppropriationApproved e ->
                    new Approved(
                                    e.line(),
                                    e.pool(),
                                    e.fiscalYear(),
                                    e.division(),
                                    e.unit(),
                                    e.function(),
                                    e.economic(),
                                    e.fundType(),
                                    e.project(),
                                    false,
                                    true,
                                    Balances.ZERO)
                            .post(e);
            case Approved approved when event instanceof YearClosed e -> approved.close(e);
            case Approved approved
                    when event instanceof Posted posted
                            && !(event instanceof AppropriationApproved) ->
                    approved.post(posted);
            default -> throw new CorruptHistoryException(line + " cannot fold " + event);
        };
    }
}
