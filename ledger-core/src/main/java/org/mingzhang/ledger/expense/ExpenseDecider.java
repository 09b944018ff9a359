package org.mingzhang.ledger.expense;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.mingzhang.ledger.budgetline.BudgetLine;
import org.mingzhang.ledger.calendar.Operation;
import org.mingzhang.ledger.controlpool.ControlPoolRefusal.AmountExceedsRange;
import org.mingzhang.ledger.decider.Decision;
import org.mingzhang.ledger.decider.Occasion;
import org.mingzhang.ledger.decider.Refusal;
import org.mingzhang.ledger.decider.State;
import org.mingzhang.ledger.expense.ExpenseAlert.ReceptionOverStandard;
import org.mingzhang.ledger.expense.ExpenseCommand.AmendClaim;
import org.mingzhang.ledger.expense.ExpenseCommand.FileClaim;
import org.mingzhang.ledger.expense.ExpenseEvent.ClaimAmended;
import org.mingzhang.ledger.expense.ExpenseEvent.ClaimFiled;
import org.mingzhang.ledger.expense.ExpenseRefusal.ClaimExists;
import org.mingzhang.ledger.expense.ExpenseRefusal.ClaimInPayment;
import org.mingzhang.ledger.expense.ExpenseRefusal.ClaimUnknown;
import org.mingzhang.ledger.expense.ExpenseRefusal.NotTheFiler;
import org.mingzhang.ledger.expense.ExpenseRefusal.OverStandard;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.personal.Disclosable;

/// Decides expense claims: every item within the standard of its day, or the claim is refused. Of a
/// reception over its standard discipline inspection is told as well.
public final class ExpenseDecider {

    private static final String DISCIPLINE = "discipline";

    private ExpenseDecider() {}

    /// Takes a claim whose items are within their standards.
    public static Decision file(FileClaim command, State state, Occasion occasion) {
        if (!(command.purpose() instanceof Disclosable.Committed)) {
            throw new IllegalArgumentException(
                    "claim " + command.claim() + " names its purpose without a commitment");
        }
        if (!(state.of(ExpenseClaim.PART.of(command.claim())) instanceof ExpenseClaim.Unfiled)) {
            return Decision.refuse(new ClaimExists(command.claim()));
        }
        return judged(
                command.claim(),
                command.line(),
                command.effectiveDate(),
                command.expenses(),
                state,
                occasion,
                (line, assessments) ->
                        new ClaimFiled(
                                command.claim(),
                                line.line(),
                                command.effectiveDate(),
                                line.fiscalYear(),
                                line.division(),
                                line.unit(),
                                command.claimant(),
                                command.purpose(),
                                command.expenses(),
                                command.expenses().total(),
                                assessments,
                                isNear(assessments),
                                occasion.actor().id(),
                                command.attachments()));
    }

    /// Takes other items for an own claim that nobody has asked to pay.
    public static Decision amend(AmendClaim command, State state, Occasion occasion) {
        String id = command.claim();
        if (!(state.of(ExpenseClaim.PART.of(id)) instanceof ExpenseClaim.Filed claim)) {
            return Decision.refuse(new ClaimUnknown(id));
        }
        String person = occasion.actor().id();
        if (!claim.filer().equals(person)) {
            return Decision.refuse(new NotTheFiler(id, person));
        }
        if (claim.payment().isPresent()) {
            return Decision.refuse(new ClaimInPayment(id, claim.payment().get()));
        }
        return judged(
                id,
                claim.line(),
                command.effectiveDate(),
                command.expenses(),
                state,
                occasion,
                (line, assessments) ->
                        new ClaimAmended(
                                id,
                                command.effectiveDate(),
                                line.fiscalYear(),
                                line.division(),
                                line.unit(),
                                command.expenses(),
                                command.expenses().total(),
                                assessments,
                                isNear(assessments),
                                command.reason(),
                                person,
                                command.attachments()));
    }

    private static Decision judged(
            String claim,
            String id,
            LocalDate effectiveDate,
            Expenses expenses,
            State state,
            Occasion occasion,
            BiFunction<BudgetLine.Approved, List<Assessment>, ExpenseEvent> within) {
        return BudgetLine.decide(
                id,
                Operation.SPEND,
                effectiveDate,
                state,
                occasion,
                line -> {
                    if (expenses.isBeyondRange()) {
                        return Decision.refuse(new AmountExceedsRange(line.pool(), Money.MAX));
                    }
                    List<Assessment> assessments = new ArrayList<>();
                    for (Standards.Verdict verdict :
                            new Standards(line.division(), state).judge(expenses)) {
                        switch (verdict) {
                            case Standards.Verdict.Within(Assessment assessment) ->
                                    assessments.add(assessment);
                            case Standards.Verdict.Broken(Refusal refusal) -> {
                                return refused(claim, line, refusal, occasion);
                            }
                        }
                    }
                    return Decision.accept(within.apply(line, assessments));
                });
    }

    private static Decision refused(
            String claim, BudgetLine.Approved line, Refusal refusal, Occasion occasion) {
        Optional<Assessment> reception =
                refusal instanceof OverStandard(Assessment over)
                                && over.formula().equals(Formula.COMPANIONS_BY_GUESTS.id())
                        ? Optional.of(over)
                        : Optional.empty();
        return reception
                .map(over ->
                        Decision.refuse(
                                refusal,
                                new ReceptionOverStandard(
                                        claim,
                                        occasion.today(),
                                        line.fiscalYear(),
                                        line.division(),
                                        line.unit(),
                                        DISCIPLINE,
                                        over,
                                        occasion.actor().id())))
                .orElseGet(() -> Decision.refuse(refusal));
    }

    private static boolean isNear(List<Assessment> assessments) {
        return assessments.stream().anyMatch(Assessment::nearLimit);
    }
}
