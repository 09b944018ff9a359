package org.mingzhang.ledger.contract;

import static org.mingzhang.ledger.accounts.Account.AVAILABLE;
import static org.mingzhang.ledger.accounts.Account.COMMITTED;
import static org.mingzhang.ledger.accounts.Account.RESERVED;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.mingzhang.ledger.accounts.Committing;
import org.mingzhang.ledger.accounts.FiscalFact;
import org.mingzhang.ledger.accounts.Payee;
import org.mingzhang.ledger.accounts.Posting;
import org.mingzhang.ledger.accounts.Reserving;
import org.mingzhang.ledger.decider.Tagged;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.personal.Disclosable;
import org.mingzhang.ledger.reference.Code;
import org.mingzhang.ledger.reference.ContractNumber;
import org.mingzhang.ledger.reference.DivisionCode;
import org.mingzhang.ledger.reference.FreeText;
import org.mingzhang.ledger.reference.Identifier;
import org.mingzhang.ledger.reference.PoolId;
import org.mingzhang.ledger.reference.Sha256Hex;
import org.mingzhang.ledger.reference.ShortText;

/// What happened to procurement plans and contracts.
public sealed interface ContractEvent extends FiscalFact {

    /// Available funds were reserved for a procurement plan. Debit 2300, credit 2100.
    ///
    /// @param plan the procurement plan
    /// @param line the budget line
    /// @param pool the control pool of the line, `<year>/<id>`
    /// @param effectiveDate the day on which it takes effect, in the fiscal year of the line
    /// @param fiscalYear the fiscal year
    /// @param division the administrative division
    /// @param unit the code of the unit
    /// @param document the number of the document that it rests on
    /// @param amount the amount, above zero
    /// @param attachments SHA-256 digests of attached files, at most 16
    /// @param calendarVersion the version of the calendar that it was decided by; absent where none
    ///   is published
    record FundsReserved(
            @Identifier @Tagged("plan") String plan,
            @Identifier @Tagged("line") String line,
            @PoolId @Tagged("pool") String pool,
            LocalDate effectiveDate,
            @Min(1900) @Max(2099) int fiscalYear,
            @DivisionCode String division,
            @Code @Tagged("unit") String unit,
            @ShortText String document,
            Money amount,
            List<@Sha256Hex String> attachments,
            Optional<Integer> calendarVersion)
            implements ContractEvent, Reserving {
        public FundsReserved {
            attachments = List.copyOf(attachments);
        }

        @Override
        public List<Posting> postings() {
            return Posting.move(line, pool, RESERVED, AVAILABLE, amount);
        }

        @Override
        public Money reservedBy(String plan) {
            return amount;
        }
    }

    /// A reservation was given up, all of it or a part. Debit 2100, credit 2300.
    ///
    /// @param plan the procurement plan
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
    record ReservationCancelled(
            @Identifier @Tagged("plan") String plan,
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
            implements ContractEvent, Reserving {
        public ReservationCancelled {
            attachments = List.copyOf(attachments);
        }

        @Override
        public List<Posting> postings() {
            return Posting.move(line, pool, AVAILABLE, RESERVED, amount);
        }

        @Override
        public Money reservedBy(String plan) {
            return amount.negated();
        }
    }

    /// A contract was signed. From a plan: debit 2400 and, for what the plan held beyond it, 2100,
    /// credit 2300. Without one: debit 2400, credit 2100.
    ///
    /// @param contract the contract
    /// @param plan the procurement plan that it uses up, where there is one
    /// @param line the budget line
    /// @param pool the control pool of the line, `<year>/<id>`
    /// @param effectiveDate the day on which it takes effect, in the fiscal year of the line
    /// @param fiscalYear the fiscal year
    /// @param division the administrative division
    /// @param unit the code of the unit
    /// @param document the number of the document that it rests on
    /// @param payee who is to be paid
    /// @param purpose what for; a commitment where the payee is a person
    /// @param amount the amount, above zero
    /// @param surplus what the plan held beyond the amount
    /// @param attachments SHA-256 digests of attached files, at most 16
    /// @param calendarVersion the version of the calendar that it was decided by; absent where none
    ///   is published
    record ContractSigned(
            @ContractNumber @Tagged("contract") String contract,
            @Tagged("plan") Optional<@Identifier String> plan,
            @Identifier @Tagged("line") String line,
            @PoolId @Tagged("pool") String pool,
            LocalDate effectiveDate,
            @Min(1900) @Max(2099) int fiscalYear,
            @DivisionCode String division,
            @Code @Tagged("unit") String unit,
            @ShortText String document,
            Payee payee,
            Disclosable purpose,
            Money amount,
            Money surplus,
            List<@Sha256Hex String> attachments,
            Optional<Integer> calendarVersion)
            implements ContractEvent, Committing, Reserving {
        public ContractSigned {
            attachments = List.copyOf(attachments);
        }

        @Override
        public List<Posting> postings() {
            return plan.isEmpty()
                    ? Posting.move(line, pool, COMMITTED, AVAILABLE, amount)
                    : List.of(
                            new Posting(line, pool, COMMITTED, amount),
                            new Posting(line, pool, AVAILABLE, surplus),
                            new Posting(line, pool, RESERVED, amount.plus(surplus).negated()));
        }

        @Override
        public Money committedBy(String contract) {
            return amount;
        }

        @Override
        public Money reservedBy(String plan) {
            return amount.plus(surplus).negated();
        }
    }

    /// A contract was raised. Debit 2400, credit 2100.
    ///
    /// @param contract the contract
    /// @param line the budget line
    /// @param pool the control pool of the line, `<year>/<id>`
    /// @param effectiveDate the day on which it takes effect, in the fiscal year of the line
    /// @param fiscalYear the fiscal year
    /// @param division the administrative division
    /// @param unit the code of the unit
    /// @param document the number of the document that it rests on
    /// @param amount the amount, above zero
    /// @param attachments SHA-256 digests of attached files, at most 16
    /// @param calendarVersion the version of the calendar that it was decided by; absent where none
    ///   is published
    record ContractIncreased(
            @ContractNumber @Tagged("contract") String contract,
            @Identifier @Tagged("line") String line,
            @PoolId @Tagged("pool") String pool,
            LocalDate effectiveDate,
            @Min(1900) @Max(2099) int fiscalYear,
            @DivisionCode String division,
            @Code @Tagged("unit") String unit,
            @ShortText String document,
            Money amount,
            List<@Sha256Hex String> attachments,
            Optional<Integer> calendarVersion)
            implements ContractEvent, Committing {
        public ContractIncreased {
            attachments = List.copyOf(attachments);
        }

        @Override
        public List<Posting> postings() {
            return Posting.move(line, pool, COMMITTED, AVAILABLE, amount);
        }

        @Override
        public Money committedBy(String contract) {
            return amount;
        }
    }

    /// A contract was lowered. Debit 2100, credit 2400.
    ///
    /// @param contract the contract
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
    record ContractReduced(
            @ContractNumber @Tagged("contract") String contract,
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
            implements ContractEvent, Committing {
        public ContractReduced {
            attachments = List.copyOf(attachments);
        }

        @Override
        public List<Posting> postings() {
            return Posting.move(line, pool, AVAILABLE, COMMITTED, amount);
        }

        @Override
        public Money committedBy(String contract) {
            return amount.negated();
        }
    }

    /// A contract ended, and what it still held is free. Debit 2100, credit 2400.
    ///
    /// @param contract the contract
    /// @param line the budget line
    /// @param pool the control pool of the line, `<year>/<id>`
    /// @param effectiveDate the day on which it takes effect, in the fiscal year of the line
    /// @param fiscalYear the fiscal year
    /// @param division the administrative division
    /// @param unit the code of the unit
    /// @param document the number of the document that it rests on
    /// @param reason why
    /// @param amount what it still held, zero or above
    /// @param attachments SHA-256 digests of attached files, at most 16
    /// @param calendarVersion the version of the calendar that it was decided by; absent where none
    ///   is published
    record ContractEnded(
            @ContractNumber @Tagged("contract") String contract,
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
            implements ContractEvent, Committing {
        public ContractEnded {
            attachments = List.copyOf(attachments);
        }

        @Override
        public List<Posting> postings() {
            return Posting.move(line, pool, AVAILABLE, COMMITTED, amount);
        }

        @Override
        public Money committedBy(String contract) {
            return amount.negated();
        }
    }
}
