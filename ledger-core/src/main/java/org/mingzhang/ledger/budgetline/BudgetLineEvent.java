package org.mingzhang.ledger.budgetline;

import static org.mingzhang.ledger.accounts.Account.APPROVED_BUDGET;
import static org.mingzhang.ledger.accounts.Account.AVAILABLE;
import static org.mingzhang.ledger.accounts.Account.TRANSFERRED;
import static org.mingzhang.ledger.accounts.Account.UNRELEASED;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.mingzhang.ledger.accounts.FiscalFact;
import org.mingzhang.ledger.accounts.Posted;
import org.mingzhang.ledger.accounts.Posting;
import org.mingzhang.ledger.decider.Tagged;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.reference.Code;
import org.mingzhang.ledger.reference.DivisionCode;
import org.mingzhang.ledger.reference.Identifier;
import org.mingzhang.ledger.reference.PoolId;
import org.mingzhang.ledger.reference.Sha256Hex;
import org.mingzhang.ledger.reference.ShortText;

/// What happened to a budget line.
public sealed interface BudgetLineEvent extends FiscalFact {

    /// A budget line was opened with its approved amount. Debit 2000, credit 1000.
    ///
    /// @param line the budget line
    /// @param pool the control pool of the line, `<year>/<id>`
    /// @param poolRuleVersion the version of the rule that gave the pool; absent where none was in
    ///   force
    /// @param effectiveDate the day on which it takes effect, in the fiscal year of the line
    /// @param effectiveAssumed true where the source gives no date and the day is assumed;
    ///   otherwise absent
    /// @param fiscalYear the fiscal year
    /// @param division the administrative division
    /// @param unit the code of the unit
    /// @param function the functional classification
    /// @param economic the economic classification
    /// @param fundType the type of fund
    /// @param project the project, where there is one
    /// @param label a name for people
    /// @param document the number of the document that it rests on
    /// @param amount zero or above
    /// @param attachments SHA-256 digests of attached files, at most 16
    record AppropriationApproved(
            @Identifier @Tagged("line") String line,
            @PoolId @Tagged("pool") String pool,
            Optional<Integer> poolRuleVersion,
            LocalDate effectiveDate,
            Optional<Boolean> effectiveAssumed,
            @Min(1900) @Max(2099) int fiscalYear,
            @DivisionCode String division,
            @Code @Tagged("unit") String unit,
            @Code String function,
            @Code String economic,
            @Code String fundType,
            @Tagged("project") Optional<@Code String> project,
            Optional<@ShortText String> label,
            @ShortText String document,
            Money amount,
            List<@Sha256Hex String> attachments)
            implements BudgetLineEvent, Posted {
        public AppropriationApproved {
            effectiveAssumed = effectiveAssumed.filter(assumed -> assumed);
            attachments = List.copyOf(attachments);
        }

        @Override
        public List<Posting> postings() {
            return Posting.move(line, pool, UNRELEASED, APPROVED_BUDGET, amount);
        }
    }

    /// The approved amount of a line was raised. Debit 2000, credit 1000.
    ///
    /// @param line the budget line
    /// @param pool the control pool of the line, `<year>/<id>`
    /// @param effectiveDate the day on which it takes effect, in the fiscal year of the line
    /// @param effectiveAssumed true where the source gives no date and the day is assumed;
    ///   otherwise absent
    /// @param fiscalYear the fiscal year
    /// @param division the administrative division
    /// @param unit the code of the unit
    /// @param document the number of the document that it rests on
    /// @param amount the amount, above zero
    /// @param attachments SHA-256 digests of attached files, at most 16
    record AppropriationSupplemented(
            @Identifier @Tagged("line") String line,
            @PoolId @Tagged("pool") String pool,
            LocalDate effectiveDate,
            Optional<Boolean> effectiveAssumed,
            @Min(1900) @Max(2099) int fiscalYear,
            @DivisionCode String division,
            @Code @Tagged("unit") String unit,
            @ShortText String document,
            Money amount,
            List<@Sha256Hex String> attachments)
            implements BudgetLineEvent, Posted {
        public AppropriationSupplemented {
            effectiveAssumed = effectiveAssumed.filter(assumed -> assumed);
            attachments = List.copyOf(attachments);
        }

        @Override
        public List<Posting> postings() {
            return Posting.move(line, pool, UNRELEASED, APPROVED_BUDGET, amount);
        }
    }

    /// The approved amount of a line was lowered. Debit 1000, credit 2000 or 2100.
    ///
    /// @param line the budget line
    /// @param pool the control pool of the line, `<year>/<id>`
    /// @param drawnFrom which balance gave
    /// @param effectiveDate the day on which it takes effect, in the fiscal year of the line
    /// @param effectiveAssumed true where the source gives no date and the day is assumed;
    ///   otherwise absent
    /// @param fiscalYear the fiscal year
    /// @param division the administrative division
    /// @param unit the code of the unit
    /// @param document the number of the document that it rests on
    /// @param amount the amount, above zero
    /// @param attachments SHA-256 digests of attached files, at most 16
    record AppropriationReduced(
            @Identifier @Tagged("line") String line,
            @PoolId @Tagged("pool") String pool,
            Balance drawnFrom,
            LocalDate effectiveDate,
            Optional<Boolean> effectiveAssumed,
            @Min(1900) @Max(2099) int fiscalYear,
            @DivisionCode String division,
            @Code @Tagged("unit") String unit,
            @ShortText String document,
            Money amount,
            List<@Sha256Hex String> attachments)
            implements BudgetLineEvent, Posted {
        public AppropriationReduced {
            effectiveAssumed = effectiveAssumed.filter(assumed -> assumed);
            attachments = List.copyOf(attachments);
        }

        @Override
        public List<Posting> postings() {
            return Posting.move(line, pool, APPROVED_BUDGET, drawnFrom.account(), amount);
        }
    }

    /// Funds of a line were released for spending. Debit 2100, credit 2000.
    ///
    /// @param line the budget line
    /// @param pool the control pool of the line, `<year>/<id>`
    /// @param effectiveDate the day on which it takes effect, in the fiscal year of the line
    /// @param effectiveAssumed true where the source gives no date and the day is assumed;
    ///   otherwise absent
    /// @param fiscalYear the fiscal year
    /// @param division the administrative division
    /// @param unit the code of the unit
    /// @param document the number of the document that it rests on
    /// @param amount the amount, above zero
    /// @param attachments SHA-256 digests of attached files, at most 16
    record FundsReleased(
            @Identifier @Tagged("line") String line,
            @PoolId @Tagged("pool") String pool,
            LocalDate effectiveDate,
            Optional<Boolean> effectiveAssumed,
            @Min(1900) @Max(2099) int fiscalYear,
            @DivisionCode String division,
            @Code @Tagged("unit") String unit,
            @ShortText String document,
            Money amount,
            List<@Sha256Hex String> attachments)
            implements BudgetLineEvent, Posted {
        public FundsReleased {
            effectiveAssumed = effectiveAssumed.filter(assumed -> assumed);
            attachments = List.copyOf(attachments);
        }

        @Override
        public List<Posting> postings() {
            return Posting.move(line, pool, AVAILABLE, UNRELEASED, amount);
        }
    }

    /// Authority moved from one line to another. Source: debit 1200, credit the balance; target:
    /// debit the balance, credit 1200.
    ///
    /// @param source the line that gave
    /// @param target the line that received
    /// @param balance which balance gave and received
    /// @param effectiveDate the day on which it takes effect, in the fiscal year of the line
    /// @param fiscalYear the fiscal year
    /// @param division the administrative division
    /// @param unit the unit of the line that gave
    /// @param document the number of the document that it rests on
    /// @param amount the amount, above zero
    /// @param attachments SHA-256 digests of attached files, at most 16
    record VirementPosted(
            Side source,
            Side target,
            Balance balance,
            LocalDate effectiveDate,
            @Min(1900) @Max(2099) int fiscalYear,
            @DivisionCode String division,
            @Code @Tagged("unit") String unit,
            @ShortText String document,
            Money amount,
            List<@Sha256Hex String> attachments)
            implements BudgetLineEvent, Posted {
        public VirementPosted {
            attachments = List.copyOf(attachments);
        }

        @Override
        public List<Posting> postings() {
            return List.of(
                    new Posting(source.line(), source.pool(), TRANSFERRED, amount),
                    new Posting(source.line(), source.pool(), balance.account(), amount.negated()),
                    new Posting(target.line(), target.pool(), balance.account(), amount),
                    new Posting(target.line(), target.pool(), TRANSFERRED, amount.negated()));
        }
    }

    /// One line of a virement.
    ///
    /// @param line the budget line
    /// @param pool its control pool, `<year>/<id>`
    /// @param unit the code of its unit
    record Side(
            @Identifier @Tagged("line") String line,
            @PoolId @Tagged("pool") String pool,
            @Code @Tagged("unit") String unit) {}
}
