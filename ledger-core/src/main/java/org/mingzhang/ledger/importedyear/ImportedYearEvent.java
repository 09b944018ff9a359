package org.mingzhang.ledger.importedyear;

import static org.mingzhang.ledger.accounts.Account.AVAILABLE;
import static org.mingzhang.ledger.accounts.Account.EXPENDED;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.mingzhang.ledger.accounts.FiscalFact;
import org.mingzhang.ledger.accounts.Payee;
import org.mingzhang.ledger.accounts.Posted;
import org.mingzhang.ledger.accounts.Posting;
import org.mingzhang.ledger.decider.Tagged;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.personal.Disclosable;
import org.mingzhang.ledger.reference.ActorName;
import org.mingzhang.ledger.reference.Code;
import org.mingzhang.ledger.reference.DivisionCode;
import org.mingzhang.ledger.reference.DivisionYear;
import org.mingzhang.ledger.reference.Identifier;
import org.mingzhang.ledger.reference.PoolId;
import org.mingzhang.ledger.reference.ShortText;

/// What happened to a fiscal year of history, and in it.
public sealed interface ImportedYearEvent extends FiscalFact {

    /// A fiscal year was proposed for history; it is not open.
    ///
    /// @param year the fiscal year of the division, `<division>/<year>`
    /// @param source the system or publication that the history comes from
    /// @param effectiveDate the day of the decision
    /// @param fiscalYear the fiscal year
    /// @param division the administrative division
    /// @param unit the unit that the person acted for
    /// @param document the number of the document that it rests on
    /// @param proposer the person who proposed it
    record ImportedYearProposed(
            @DivisionYear @Tagged("year") String year,
            @ShortText String source,
            LocalDate effectiveDate,
            @Min(1900) @Max(2099) int fiscalYear,
            @DivisionCode String division,
            @ActorName String unit,
            @ShortText String document,
            @ActorName String proposer)
            implements ImportedYearEvent {}

    /// A fiscal year was opened for history, and closed to live payments.
    ///
    /// @param year the fiscal year of the division, `<division>/<year>`
    /// @param effectiveDate the day of the decision
    /// @param fiscalYear the fiscal year
    /// @param division the administrative division
    /// @param unit the unit that the person acted for
    /// @param confirmer the person who confirmed it, another than the proposer
    record ImportedYearConfirmed(
            @DivisionYear @Tagged("year") String year,
            LocalDate effectiveDate,
            @Min(1900) @Max(2099) int fiscalYear,
            @DivisionCode String division,
            @ActorName String unit,
            @ActorName String confirmer)
            implements ImportedYearEvent {}

    /// The first live payment of a fiscal year was submitted; the year takes no history any more.
    ///
    /// @param year the fiscal year of the division, `<division>/<year>`
    /// @param effectiveDate the day of the decision
    /// @param fiscalYear the fiscal year
    /// @param division the administrative division
    /// @param unit the unit of the payment
    record LivePaymentsBegan(
            @DivisionYear @Tagged("year") String year,
            LocalDate effectiveDate,
            @Min(1900) @Max(2099) int fiscalYear,
            @DivisionCode String division,
            @Code String unit)
            implements ImportedYearEvent {}

    /// A payment settled by another system was recorded. Debit 2600, credit 2100.
    ///
    /// @param payment the payment application
    /// @param line the budget line
    /// @param pool the control pool of the line, `<year>/<id>`
    /// @param effectiveDate the day in the source
    /// @param effectiveAssumed true where the source gives no date and the day is assumed;
    ///   otherwise absent
    /// @param fiscalYear the fiscal year
    /// @param division the administrative division
    /// @param unit the code of the unit
    /// @param project the project, where there is one
    /// @param amount the amount, above zero
    /// @param payee who is paid
    /// @param purpose what for; a commitment where the payee is a person
    /// @param voucher the number of the voucher
    /// @param evidence where it stands in the source
    record SettledPaymentRecorded(
            @Identifier @Tagged("payment") String payment,
            @Identifier @Tagged("line") String line,
            @PoolId @Tagged("pool") String pool,
            LocalDate effectiveDate,
            Optional<Boolean> effectiveAssumed,
            @Min(1900) @Max(2099) int fiscalYear,
            @DivisionCode String division,
            @Code @Tagged("unit") String unit,
            @Tagged("project") Optional<@Code String> project,
            Money amount,
            Payee payee,
            Disclosable purpose,
            @ShortText String voucher,
            @Tagged("evidence") Evidence evidence)
            implements ImportedYearEvent, Posted {
        public SettledPaymentRecorded {
            effectiveAssumed = effectiveAssumed.filter(assumed -> assumed);
        }

        @Override
        public List<Posting> postings() {
            return Posting.move(line, pool, EXPENDED, AVAILABLE, amount);
        }

        @Override
        public boolean importedHistory() {
            return true;
        }
    }

    /// A refund received by another system was recorded. Debit 2100, credit 2600.
    ///
    /// @param payment the recorded payment that came back, where the source names it
    /// @param line the budget line
    /// @param pool the control pool of the line, `<year>/<id>`
    /// @param effectiveDate the day in the source
    /// @param effectiveAssumed true where the source gives no date and the day is assumed;
    ///   otherwise absent
    /// @param fiscalYear the fiscal year
    /// @param division the administrative division
    /// @param unit the code of the unit
    /// @param project the project, where there is one
    /// @param amount the amount, above zero
    /// @param payee who is paid
    /// @param purpose what for; a commitment where the payee is a person
    /// @param voucher the number of the voucher
    /// @param evidence where it stands in the source
    record SettledRefundRecorded(
            @Tagged("payment") Optional<@Identifier String> payment,
            @Identifier @Tagged("line") String line,
            @PoolId @Tagged("pool") String pool,
            LocalDate effectiveDate,
            Optional<Boolean> effectiveAssumed,
            @Min(1900) @Max(2099) int fiscalYear,
            @DivisionCode String division,
            @Code @Tagged("unit") String unit,
            @Tagged("project") Optional<@Code String> project,
            Money amount,
            Payee payee,
            Disclosable purpose,
            @ShortText String voucher,
            @Tagged("evidence") Evidence evidence)
            implements ImportedYearEvent, Posted {
        public SettledRefundRecorded {
            effectiveAssumed = effectiveAssumed.filter(assumed -> assumed);
        }

        @Override
        public List<Posting> postings() {
            return Posting.move(line, pool, AVAILABLE, EXPENDED, amount);
        }

        @Override
        public boolean importedHistory() {
            return true;
        }
    }
}
