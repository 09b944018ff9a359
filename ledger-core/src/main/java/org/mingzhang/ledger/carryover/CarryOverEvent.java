package org.mingzhang.ledger.carryover;

import static org.mingzhang.ledger.accounts.Account.AVAILABLE;
import static org.mingzhang.ledger.accounts.Account.CARRIED_FORWARD;
import static org.mingzhang.ledger.accounts.Account.CARRIED_IN;
import static org.mingzhang.ledger.accounts.Account.COMMITTED;
import static org.mingzhang.ledger.accounts.Account.RESERVED;
import static org.mingzhang.ledger.accounts.Account.UNRELEASED;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.mingzhang.ledger.accounts.Committing;
import org.mingzhang.ledger.accounts.FiscalFact;
import org.mingzhang.ledger.accounts.Posting;
import org.mingzhang.ledger.accounts.Reserving;
import org.mingzhang.ledger.decider.Tagged;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.reference.Code;
import org.mingzhang.ledger.reference.ContractNumber;
import org.mingzhang.ledger.reference.DivisionCode;
import org.mingzhang.ledger.reference.Identifier;
import org.mingzhang.ledger.reference.PoolId;
import org.mingzhang.ledger.reference.Sha256Hex;
import org.mingzhang.ledger.reference.ShortText;

/// What goes from one year to the next: one command, two events.
public sealed interface CarryOverEvent extends FiscalFact {

    /// What is carried over of unreleased funds: account 2000.
    Money unreleased();

    /// What is carried over of available funds: account 2100.
    Money available();

    /// The procurement plans that go over.
    List<CarriedPlan> plans();

    /// The contracts that go over.
    List<CarriedContract> contracts();

    /// What the plans hold: account 2300.
    default Money reserved() {
        return plans().stream().map(CarriedPlan::amount).reduce(Money.ZERO, Money::plus);
    }

    /// What the contracts hold: account 2400.
    default Money committed() {
        return contracts().stream().map(CarriedContract::amount).reduce(Money.ZERO, Money::plus);
    }

    /// All that is carried over.
    ///
    /// @throws ArithmeticException if it is more than an amount can be
    default Money carried() {
        return unreleased().plus(available()).plus(reserved()).plus(committed());
    }

    /// Funds of a line were carried over to a line of the next year. Debit 9601, credit 2000, 2100,
    /// 2300 and 2400.
    ///
    /// @param line the budget line
    /// @param pool the control pool of the line, `<year>/<id>`
    /// @param effectiveDate the day on which it takes effect, in the fiscal year of the line
    /// @param fiscalYear the fiscal year
    /// @param division the administrative division
    /// @param unit the code of the unit
    /// @param document the number of the document that it rests on
    /// @param target the line of the next year
    /// @param unreleased account 2000
    /// @param available account 2100
    /// @param plans the procurement plans that went over, with what they hold: account 2300
    /// @param contracts the contracts that went over, with what they hold: account 2400
    /// @param attachments SHA-256 digests of attached files, at most 16
    /// @param calendarVersion the version of the calendar that it was decided by; absent where none
    ///   is published
    record FundsCarriedForward(
            @Identifier @Tagged("line") String line,
            @PoolId @Tagged("pool") String pool,
            LocalDate effectiveDate,
            @Min(1900) @Max(2099) int fiscalYear,
            @DivisionCode String division,
            @Code @Tagged("unit") String unit,
            @ShortText String document,
            @Identifier @Tagged("line") String target,
            Money unreleased,
            Money available,
            List<CarriedPlan> plans,
            List<CarriedContract> contracts,
            List<@Sha256Hex String> attachments,
            Optional<Integer> calendarVersion)
            implements CarryOverEvent, Committing, Reserving {
        public FundsCarriedForward {
            plans = List.copyOf(plans);
            contracts = List.copyOf(contracts);
            attachments = List.copyOf(attachments);
        }

        @Override
        public List<Posting> postings() {
            Money carried = carried();
            return List.of(
                    new Posting(line, pool, CARRIED_FORWARD, carried),
                    new Posting(line, pool, UNRELEASED, unreleased.negated()),
                    new Posting(line, pool, AVAILABLE, available.negated()),
                    new Posting(line, pool, RESERVED, reserved().negated()),
                    new Posting(line, pool, COMMITTED, committed().negated()));
        }

        @Override
        public Money committedBy(String contract) {
            return contracts.stream()
                    .filter(carried -> carried.contract().equals(contract))
                    .map(CarriedContract::amount)
                    .reduce(Money.ZERO, Money::plus)
                    .negated();
        }

        @Override
        public Money reservedBy(String plan) {
            return plans.stream()
                    .filter(carried -> carried.plan().equals(plan))
                    .map(CarriedPlan::amount)
                    .reduce(Money.ZERO, Money::plus)
                    .negated();
        }
    }

    /// Funds came over from a line of the year before. Debit 2000, 2100, 2300 and 2400, credit
    /// 1100.
    ///
    /// @param line the budget line
    /// @param pool the control pool of the line, `<year>/<id>`
    /// @param effectiveDate the day on which it takes effect, in the fiscal year of the line
    /// @param fiscalYear the fiscal year
    /// @param division the administrative division
    /// @param unit the code of the unit
    /// @param document the number of the document that it rests on
    /// @param source the line of the year before
    /// @param unreleased account 2000
    /// @param available account 2100
    /// @param plans the procurement plans that went over, with what they hold: account 2300
    /// @param contracts the contracts that went over, with what they hold: account 2400
    /// @param attachments SHA-256 digests of attached files, at most 16
    /// @param calendarVersion the version of the calendar that it was decided by; absent where none
    ///   is published
    record CarryForwardOpened(
            @Identifier @Tagged("line") String line,
            @PoolId @Tagged("pool") String pool,
            LocalDate effectiveDate,
            @Min(1900) @Max(2099) int fiscalYear,
            @DivisionCode String division,
            @Code @Tagged("unit") String unit,
            @ShortText String document,
            @Identifier @Tagged("line") String source,
            Money unreleased,
            Money available,
            List<CarriedPlan> plans,
            List<CarriedContract> contracts,
            List<@Sha256Hex String> attachments,
            Optional<Integer> calendarVersion)
            implements CarryOverEvent, Committing, Reserving {
        public CarryForwardOpened {
            plans = List.copyOf(plans);
            contracts = List.copyOf(contracts);
            attachments = List.copyOf(attachments);
        }

        @Override
        public List<Posting> postings() {
            return List.of(
                    new Posting(line, pool, UNRELEASED, unreleased),
                    new Posting(line, pool, AVAILABLE, available),
                    new Posting(line, pool, RESERVED, reserved()),
                    new Posting(line, pool, COMMITTED, committed()),
                    new Posting(line, pool, CARRIED_IN, carried().negated()));
        }

        @Override
        public Money committedBy(String contract) {
            return contracts.stream()
                    .filter(carried -> carried.contract().equals(contract))
                    .map(CarriedContract::amount)
                    .reduce(Money.ZERO, Money::plus);
        }

        @Override
        public Money reservedBy(String plan) {
            return plans.stream()
                    .filter(carried -> carried.plan().equals(plan))
                    .map(CarriedPlan::amount)
                    .reduce(Money.ZERO, Money::plus);
        }
    }

    /// A procurement plan that goes over to the next year.
    ///
    /// @param plan the procurement plan
    /// @param amount what it holds
    record CarriedPlan(@Identifier @Tagged("plan") String plan, Money amount) {}

    /// A contract that goes over to the next year.
    ///
    /// @param contract the contract
    /// @param amount what it holds
    record CarriedContract(@ContractNumber @Tagged("contract") String contract, Money amount) {}
}
