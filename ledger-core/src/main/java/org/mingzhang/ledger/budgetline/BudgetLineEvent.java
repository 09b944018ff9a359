package org.mingzhang.ledger.budgetline;

import static org.mingzhang.ledger.accounts.Account.APPROVED_BUDGET;
import static org.mingzhang.ledger.accounts.Account.AVAILABLE;
import static org.mingzhang.ledger.accounts.Account.CARRIED_IN;
import static org.mingzhang.ledger.accounts.Account.EXPENDED;
import static org.mingzhang.ledger.accounts.Account.FROZEN;
import static org.mingzhang.ledger.accounts.Account.RECALLED;
import static org.mingzhang.ledger.accounts.Account.TRANSFERRED;
import static org.mingzhang.ledger.accounts.Account.UNRELEASED;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mingzhang.ledger.accounts.Account;
import org.mingzhang.ledger.accounts.AccountBalance;
import org.mingzhang.ledger.accounts.FiscalFact;
import org.mingzhang.ledger.accounts.JoinsPool;
import org.mingzhang.ledger.accounts.Posted;
import org.mingzhang.ledger.accounts.Posting;
import org.mingzhang.ledger.decider.Tagged;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.reference.Code;
import org.mingzhang.ledger.reference.DivisionCode;
import org.mingzhang.ledger.reference.FreeText;
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
    /// @param calendarVersion the version of the calendar that it was decided by; absent where none
    ///   is published
    /// @param codeSets the code sets that its codes were found in, `<division>/<year>/<number>`;
    ///   absent where none are published
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
            List<@Sha256Hex String> attachments,
            Optional<Integer> calendarVersion,
            Optional<@ShortText String> codeSets)
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
    /// @param calendarVersion the version of the calendar that it was decided by; absent where none
    ///   is published
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
            List<@Sha256Hex String> attachments,
            Optional<Integer> calendarVersion)
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
    /// @param calendarVersion the version of the calendar that it was decided by; absent where none
    ///   is published
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
            List<@Sha256Hex String> attachments,
            Optional<Integer> calendarVersion)
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
    /// @param calendarVersion the version of the calendar that it was decided by; absent where none
    ///   is published
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
            List<@Sha256Hex String> attachments,
            Optional<Integer> calendarVersion)
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
    /// @param calendarVersion the version of the calendar that it was decided by; absent where none
    ///   is published
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
            List<@Sha256Hex String> attachments,
            Optional<Integer> calendarVersion)
            implements BudgetLineEvent, Posted {
        public VirementPosted {
            attachments = List.copyOf(attachments);
        }

        @Override
        public List<Posting> postings() {
            return Side.transfer(source, target, balance.account(), amount);
        }
    }

    /// The balances that a line had elsewhere when the ledger took it over in the course of the
    /// year. Debit 2000, 2100, 2200 and 2600, credit 1000 and 1100.
    ///
    /// @param line the budget line
    /// @param pool the control pool of the line, `<year>/<id>`
    /// @param effectiveDate the day on which it takes effect, in the fiscal year of the line
    /// @param fiscalYear the fiscal year
    /// @param division the administrative division
    /// @param unit the code of the unit
    /// @param document the number of the document that it rests on
    /// @param approved what was approved, net of virements: account 1000
    /// @param carriedIn what came over from the year before: account 1100
    /// @param unreleased account 2000
    /// @param available account 2100
    /// @param frozen account 2200
    /// @param expended what was paid so far: account 2600
    /// @param attachments SHA-256 digests of attached files, at most 16
    /// @param calendarVersion the version of the calendar that it was decided by; absent where none
    ///   is published
    record OpeningBalanceRecorded(
            @Identifier @Tagged("line") String line,
            @PoolId @Tagged("pool") String pool,
            LocalDate effectiveDate,
            @Min(1900) @Max(2099) int fiscalYear,
            @DivisionCode String division,
            @Code @Tagged("unit") String unit,
            @ShortText String document,
            Money approved,
            Money carriedIn,
            Money unreleased,
            Money available,
            Money frozen,
            Money expended,
            List<@Sha256Hex String> attachments,
            Optional<Integer> calendarVersion)
            implements BudgetLineEvent, Posted {
        public OpeningBalanceRecorded {
            attachments = List.copyOf(attachments);
        }

        @Override
        public List<Posting> postings() {
            return List.of(
                    debit(UNRELEASED, unreleased),
                    debit(AVAILABLE, available),
                    debit(FROZEN, frozen),
                    debit(EXPENDED, expended),
                    debit(APPROVED_BUDGET, approved.negated()),
                    debit(CARRIED_IN, carriedIn.negated()));
        }

        private Posting debit(Account account, Money amount) {
            return new Posting(line, pool, account, amount);
        }
    }

    /// Available funds of a line were frozen. Debit 2200, credit 2100.
    ///
    /// @param line the budget line
    /// @param pool the control pool of the line, `<year>/<id>`
    /// @param effectiveDate the day on which it takes effect, in the fiscal year of the line
    /// @param fiscalYear the fiscal year
    /// @param division the administrative division
    /// @param unit the code of the unit
    /// @param document the number of the document that it rests on
    /// @param reason why
    /// @param amount the amount, above zero
    /// @param attachments SHA-256 digests of attached files, at most 16
    /// @param calendarVersion the version of the calendar that it was decided by; absent where none
    ///   is published
    record FundsFrozen(
            @Identifier @Tagged("line") String line,
            @PoolId @Tagged("pool") String pool,
            LocalDate effectiveDate,
            @Min(1900) @Max(2099) int fiscalYear,
            @DivisionCode String division,
            @Code @Tagged("unit") String unit,
            @ShortText String document,
            @FreeText String reason,
            Money amount,
            List<@Sha256Hex String> attachments,
            Optional<Integer> calendarVersion)
            implements BudgetLineEvent, Posted {
        public FundsFrozen {
            attachments = List.copyOf(attachments);
        }

        @Override
        public List<Posting> postings() {
            return Posting.move(line, pool, FROZEN, AVAILABLE, amount);
        }
    }

    /// Frozen funds of a line were freed. Debit 2100, credit 2200.
    ///
    /// @param line the budget line
    /// @param pool the control pool of the line, `<year>/<id>`
    /// @param effectiveDate the day on which it takes effect, in the fiscal year of the line
    /// @param fiscalYear the fiscal year
    /// @param division the administrative division
    /// @param unit the code of the unit
    /// @param document the number of the document that it rests on
    /// @param reason why
    /// @param amount the amount, above zero
    /// @param attachments SHA-256 digests of attached files, at most 16
    /// @param calendarVersion the version of the calendar that it was decided by; absent where none
    ///   is published
    record FundsUnfrozen(
            @Identifier @Tagged("line") String line,
            @PoolId @Tagged("pool") String pool,
            LocalDate effectiveDate,
            @Min(1900) @Max(2099) int fiscalYear,
            @DivisionCode String division,
            @Code @Tagged("unit") String unit,
            @ShortText String document,
            @FreeText String reason,
            Money amount,
            List<@Sha256Hex String> attachments,
            Optional<Integer> calendarVersion)
            implements BudgetLineEvent, Posted {
        public FundsUnfrozen {
            attachments = List.copyOf(attachments);
        }

        @Override
        public List<Posting> postings() {
            return Posting.move(line, pool, AVAILABLE, FROZEN, amount);
        }
    }

    /// Funds of a line were recalled. Debit 2700, credit 2000 or 2100.
    ///
    /// @param line the budget line
    /// @param pool the control pool of the line, `<year>/<id>`
    /// @param effectiveDate the day on which it takes effect, in the fiscal year of the line
    /// @param fiscalYear the fiscal year
    /// @param division the administrative division
    /// @param unit the code of the unit
    /// @param document the number of the document that it rests on
    /// @param drawnFrom which balance gave
    /// @param amount the amount, above zero
    /// @param attachments SHA-256 digests of attached files, at most 16
    /// @param calendarVersion the version of the calendar that it was decided by; absent where none
    ///   is published
    record FundsRecalled(
            @Identifier @Tagged("line") String line,
            @PoolId @Tagged("pool") String pool,
            LocalDate effectiveDate,
            @Min(1900) @Max(2099) int fiscalYear,
            @DivisionCode String division,
            @Code @Tagged("unit") String unit,
            @ShortText String document,
            Balance drawnFrom,
            Money amount,
            List<@Sha256Hex String> attachments,
            Optional<Integer> calendarVersion)
            implements BudgetLineEvent, Posted {
        public FundsRecalled {
            attachments = List.copyOf(attachments);
        }

        @Override
        public List<Posting> postings() {
            return Posting.move(line, pool, RECALLED, drawnFrom.account(), amount);
        }
    }

    /// A line gave to another of its pool that had spent more than it had, before the year is
    /// closed. Posts as a virement of available funds does.
    ///
    /// @param source the line that gave
    /// @param target the line that received
    /// @param effectiveDate the day on which it takes effect, in the fiscal year of the line
    /// @param fiscalYear the fiscal year
    /// @param division the administrative division
    /// @param unit the unit of the line that gave
    /// @param document the number of the document that it rests on
    /// @param amount the amount, above zero
    /// @param attachments SHA-256 digests of attached files, at most 16
    /// @param calendarVersion the version of the calendar that it was decided by; absent where none
    ///   is published
    record PoolSettled(
            Side source,
            Side target,
            LocalDate effectiveDate,
            @Min(1900) @Max(2099) int fiscalYear,
            @DivisionCode String division,
            @Code @Tagged("unit") String unit,
            @ShortText String document,
            Money amount,
            List<@Sha256Hex String> attachments,
            Optional<Integer> calendarVersion)
            implements BudgetLineEvent, Posted {
        public PoolSettled {
            attachments = List.copyOf(attachments);
        }

        @Override
        public List<Posting> postings() {
            return Side.transfer(source, target, AVAILABLE, amount);
        }
    }

    /// A line went over to another pool with all that it holds: each balance is taken out of the
    /// one pool and put into the other.
    ///
    /// @param line the budget line
    /// @param fromPool the pool that it left, `<year>/<id>`
    /// @param toPool the pool that it joined
    /// @param effectiveDate the day on which it takes effect, in the fiscal year of the line
    /// @param fiscalYear the fiscal year
    /// @param division the administrative division
    /// @param unit the code of the unit
    /// @param document the number of the document that it rests on
    /// @param balances every balance of the line that was not zero
    /// @param attachments SHA-256 digests of attached files, at most 16
    /// @param calendarVersion the version of the calendar that it was decided by; absent where none
    ///   is published
    record LinePoolChanged(
            @Identifier @Tagged("line") String line,
            @PoolId @Tagged("pool") String fromPool,
            @PoolId @Tagged("pool") String toPool,
            LocalDate effectiveDate,
            @Min(1900) @Max(2099) int fiscalYear,
            @DivisionCode String division,
            @Code @Tagged("unit") String unit,
            @ShortText String document,
            List<AccountBalance> balances,
            List<@Sha256Hex String> attachments,
            Optional<Integer> calendarVersion)
            implements BudgetLineEvent, JoinsPool {
        public LinePoolChanged {
            balances = List.copyOf(balances);
            attachments = List.copyOf(attachments);
        }

        @Override
        public List<Posting> postings() {
            return Stream.concat(
                            Stream.of(
                                    new Posting(line, fromPool, AVAILABLE, Money.ZERO),
                                    new Posting(line, toPool, AVAILABLE, Money.ZERO)),
                            balances.stream()
                                    .flatMap(balance ->
                                            Stream.of(
                                                    balance.cancelled(line, fromPool),
                                                    balance.posted(line, toPool))))
                    .toList();
        }
    }

    /// What was left on a line at the end of the year lapsed. Debit 2700, credit 2000 and 2100.
    ///
    /// @param line the budget line
    /// @param pool the control pool of the line, `<year>/<id>`
    /// @param effectiveDate the day on which it takes effect, in the fiscal year of the line
    /// @param fiscalYear the fiscal year
    /// @param division the administrative division
    /// @param unit the code of the unit
    /// @param document the number of the document that it rests on
    /// @param unreleased what was left unreleased: account 2000
    /// @param available what was left available: account 2100
    /// @param attachments SHA-256 digests of attached files, at most 16
    /// @param calendarVersion the version of the calendar that it was decided by; absent where none
    ///   is published
    record SurplusLapsed(
            @Identifier @Tagged("line") String line,
            @PoolId @Tagged("pool") String pool,
            LocalDate effectiveDate,
            @Min(1900) @Max(2099) int fiscalYear,
            @DivisionCode String division,
            @Code @Tagged("unit") String unit,
            @ShortText String document,
            Money unreleased,
            Money available,
            List<@Sha256Hex String> attachments,
            Optional<Integer> calendarVersion)
            implements BudgetLineEvent, Posted {
        public SurplusLapsed {
            attachments = List.copyOf(attachments);
        }

        @Override
        public List<Posting> postings() {
            return List.of(
                    new Posting(line, pool, RECALLED, unreleased),
                    new Posting(line, pool, RECALLED, available),
                    new Posting(line, pool, UNRELEASED, unreleased.negated()),
                    new Posting(line, pool, AVAILABLE, available.negated()));
        }
    }

    /// The year of a line was closed: every account is zero. Debit 1000, 1100 and 1200, credit
    /// 2600, 2700 and 9601.
    ///
    /// @param line the budget line
    /// @param pool the control pool of the line, `<year>/<id>`
    /// @param effectiveDate the day on which it takes effect, in the fiscal year of the line
    /// @param fiscalYear the fiscal year
    /// @param division the administrative division
    /// @param unit the code of the unit
    /// @param document the number of the document that it rests on
    /// @param balances every balance that was not zero
    /// @param attachments SHA-256 digests of attached files, at most 16
    /// @param calendarVersion the version of the calendar that it was decided by; absent where none
    ///   is published
    record YearClosed(
            @Identifier @Tagged("line") String line,
            @PoolId @Tagged("pool") String pool,
            LocalDate effectiveDate,
            @Min(1900) @Max(2099) int fiscalYear,
            @DivisionCode String division,
            @Code @Tagged("unit") String unit,
            @ShortText String document,
            List<AccountBalance> balances,
            List<@Sha256Hex String> attachments,
            Optional<Integer> calendarVersion)
            implements BudgetLineEvent, Posted {
        public YearClosed {
            balances = List.copyOf(balances);
            attachments = List.copyOf(attachments);
        }

        @Override
        public List<Posting> postings() {
            return Stream.concat(
                            Stream.of(new Posting(line, pool, AVAILABLE, Money.ZERO)),
                            balances.stream().map(balance -> balance.cancelled(line, pool)))
                    .toList();
        }
    }

    /// One line of a transfer.
    ///
    /// @param line the budget line
    /// @param pool its control pool, `<year>/<id>`
    /// @param unit the code of its unit
    record Side(
            @Identifier @Tagged("line") String line,
            @PoolId @Tagged("pool") String pool,
            @Code @Tagged("unit") String unit) {

        /// The postings that move an amount of one account from one line to another.
        private static List<Posting> transfer(
                Side source, Side target, Account account, Money amount) {
            return List.of(
                    new Posting(source.line(), source.pool(), TRANSFERRED, amount),
                    new Posting(source.line(), source.pool(), account, amount.negated()),
                    new Posting(target.line(), target.pool(), account, amount),
                    new Posting(target.line(), target.pool(), TRANSFERRED, amount.negated()));
        }
    }
}
