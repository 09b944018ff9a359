package org.mingzhang.ledger.budgetline;

import java.util.Optional;
import java.util.Set;
import org.mingzhang.ledger.accounts.Account;
import org.mingzhang.ledger.accounts.Balances;
import org.mingzhang.ledger.accounts.Posted;
import org.mingzhang.ledger.budgetline.BudgetLineEvent.AppropriationApproved;
import org.mingzhang.ledger.controlpool.ControlPool;
import org.mingzhang.ledger.decider.CorruptHistoryException;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.decider.Part;
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

    /// An approved line.
    ///
    /// @param line its identifier
    /// @param pool its control pool, for the whole year
    /// @param fiscalYear the fiscal year
    /// @param division the administrative division
    /// @param unit the code of the unit
    /// @param function the functional classification
    /// @param economic the economic classification
    /// @param fundType the type of fund
    /// @param project the project, where there is one
    /// @param history whether history of another system was posted to it
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

        private Approved post(Posted event) {
            Balances next = post(balances, event);
            boolean withHistory = history || event.importedHistory();
            if (!next.balanced() || anyBelowZero(next, withHistory)) {
                throw new CorruptHistoryException(
                        "line " + line + " would hold " + next + " after " + event);
            }
            return new Approved(
                    line,
                    pool,
                    fiscalYear,
                    division,
                    unit,
                    function,
                    economic,
                    fundType,
                    project,
                    withHistory,
                    next);
        }

        /// Whether every balance of the line and of its pool stays an amount when the event is
        /// posted.
        public boolean hasRoomFor(Posted event, State state) {
            return post(balances, event).inRange()
                    && state.of(ControlPool.PART.of(pool)).hasRoomFor(event);
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
                                    Balances.ZERO)
                            .post(e);
            case Approved approved
                    when event instanceof Posted posted
                            && !(event instanceof AppropriationApproved) ->
                    approved.post(posted);
            default -> throw new CorruptHistoryException(line + " cannot fold " + event);
        };
    }
}
