package org.mingzhang.ledger.expense;

import java.util.Optional;
import java.util.Set;
import org.mingzhang.ledger.decider.CorruptHistoryException;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.decider.Part;
import org.mingzhang.ledger.expense.ExpenseEvent.ClaimAmended;
import org.mingzhang.ledger.expense.ExpenseEvent.ClaimFiled;
import org.mingzhang.ledger.money.Money;

/// An expense claim.
public sealed interface ExpenseClaim {

    /// Folded from what was filed and from the applications that pay it.
    Part<ExpenseClaim> PART =
            new Part<>(
                    "claim",
                    Set.of(ExpenseEvent.class, PaysClaim.class),
                    new Unfiled(),
                    ExpenseClaim::evolve);

    /// Nobody has filed a claim of this name.
    record Unfiled() implements ExpenseClaim {}

    /// A claim within all standards.
    ///
    /// @param claim its identifier
    /// @param line the budget line that is to pay it
    /// @param claimant who spent the money
    /// @param amount the sum of its items
    /// @param filer the person who filed it
    /// @param payment the application that asked last to pay it
    record Filed(
            String claim,
            String line,
            String claimant,
            Money amount,
            String filer,
            Optional<String> payment)
            implements ExpenseClaim {}

    private static ExpenseClaim evolve(ExpenseClaim claim, Event event) {
        return switch (claim) {
            case Unfiled _ when event instanceof ClaimFiled e ->
                    new Filed(
                            e.claim(),
                            e.line(),
                            e.claimant(),
                            e.amount(),
                            e.filer(),
                            Optional.empty());
            case Filed filed when event instanceof ClaimAmended e && filed.payment().isEmpty() ->
                    new Filed(
                            filed.claim(),
                            filed.line(),
                            filed.claimant(),
                            e.amount(),
                            filed.filer(),
                            Optional.empty());
            case Filed filed when event instanceof PaysClaim e ->
                    new Filed(
                            filed.claim(),
                            filed.line(),
                            filed.claimant(),
                            filed.amount(),
                            filed.filer(),
                            Optional.of(e.payment()));
            default -> throw new CorruptHistoryException(claim + " cannot fold " + event);
        };
    }
}
