package org.mingzhang.ledger.importedyear;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.mingzhang.ledger.accounts.Payee;
import org.mingzhang.ledger.decider.Command;
import org.mingzhang.ledger.decider.Tagged;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.personal.Disclosable;
import org.mingzhang.ledger.personal.Discloses;
import org.mingzhang.ledger.reference.DivisionYear;
import org.mingzhang.ledger.reference.Identifier;
import org.mingzhang.ledger.reference.PositiveAmount;
import org.mingzhang.ledger.reference.ShortText;

/// What brings the history of another system into the ledger.
public sealed interface ImportedYearCommand extends Command {

    /// Proposes to open a fiscal year for history of another system.
    ///
    /// @param year the fiscal year of the division, `<division>/<year>`
    /// @param source the system or publication that the history comes from
    /// @param document the number of the document that it rests on
    @Introspected
    record ProposeImportedYear(
            @NotNull @DivisionYear @Tagged("year") String year,
            @NotNull @ShortText String source,
            @NotNull @ShortText String document)
            implements ImportedYearCommand {}

    /// Opens a proposed year; no live payment can enter it any more.
    ///
    /// @param year the fiscal year of the division, `<division>/<year>`
    @Introspected
    record ConfirmImportedYear(@NotNull @DivisionYear @Tagged("year") String year)
            implements ImportedYearCommand {}

    /// Records a payment that another system settled.
    ///
    /// @param payment the payment application
    /// @param line the budget line
    /// @param effectiveDate the day in the source; it need not lie in the fiscal year of the line
    /// @param effectiveAssumed true where the source gives no date and the day is assumed;
    ///   otherwise absent
    /// @param amount the amount, above zero
    /// @param payee who is paid
    /// @param purpose what for; a commitment where the payee is a person
    /// @param voucher the number of the voucher
    /// @param evidence where it stands in the source
    @Introspected
    record RecordSettledPayment(
            @NotNull @Identifier @Tagged("payment") String payment,
            @NotNull @Identifier @Tagged("line") String line,
            @NotNull LocalDate effectiveDate,
            Optional<Boolean> effectiveAssumed,
            @NotNull @PositiveAmount Money amount,
            @NotNull @Valid Payee payee,
            @NotNull Disclosable purpose,
            @NotNull @ShortText String voucher,
            @NotNull @Valid @Tagged("evidence") Evidence evidence)
            implements ImportedYearCommand, Discloses<RecordSettledPayment> {
        public RecordSettledPayment {
            effectiveAssumed = effectiveAssumed.filter(assumed -> assumed);
        }

        @Override
        public RecordSettledPayment committing(UnaryOperator<Disclosable> commit) {
            return payee.isPerson()
                    ? new RecordSettledPayment(
                            payment,
                            line,
                            effectiveDate,
                            effectiveAssumed,
                            amount,
                            payee.committing(commit),
                            commit.apply(purpose),
                            voucher,
                            evidence)
                    : this;
        }
    }

    /// Records a refund that another system received.
    ///
    /// @param payment the recorded payment that comes back, where the source names it
    /// @param line the budget line
    /// @param effectiveDate the day in the source; it need not lie in the fiscal year of the line
    /// @param effectiveAssumed true where the source gives no date and the day is assumed;
    ///   otherwise absent
    /// @param amount the amount, above zero
    /// @param payee who is paid
    /// @param purpose what for; a commitment where the payee is a person
    /// @param voucher the number of the voucher
    /// @param evidence where it stands in the source
    @Introspected
    record RecordSettledRefund(
            @Tagged("payment") Optional<@Identifier String> payment,
            @NotNull @Identifier @Tagged("line") String line,
            @NotNull LocalDate effectiveDate,
            Optional<Boolean> effectiveAssumed,
            @NotNull @PositiveAmount Money amount,
            @NotNull @Valid Payee payee,
            @NotNull Disclosable purpose,
            @NotNull @ShortText String voucher,
            @NotNull @Valid @Tagged("evidence") Evidence evidence)
            implements ImportedYearCommand, Discloses<RecordSettledRefund> {
        public RecordSettledRefund {
            effectiveAssumed = effectiveAssumed.filter(assumed -> assumed);
        }

        @Override
        public RecordSettledRefund committing(UnaryOperator<Disclosable> commit) {
            return payee.isPerson()
                    ? new RecordSettledRefund(
                            payment,
                            line,
                            effectiveDate,
                            effectiveAssumed,
                            amount,
                            payee.committing(commit),
                            commit.apply(purpose),
                            voucher,
                            evidence)
                    : this;
        }
    }
}
