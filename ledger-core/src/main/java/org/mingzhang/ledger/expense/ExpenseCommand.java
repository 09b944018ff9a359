package org.mingzhang.ledger.expense;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.mingzhang.ledger.decider.Command;
import org.mingzhang.ledger.decider.Tagged;
import org.mingzhang.ledger.personal.Disclosable;
import org.mingzhang.ledger.personal.Discloses;
import org.mingzhang.ledger.reference.FreeText;
import org.mingzhang.ledger.reference.Identifier;
import org.mingzhang.ledger.reference.PayeeId;
import org.mingzhang.ledger.reference.Sha256Hex;

/// What can be done with an expense claim.
public sealed interface ExpenseCommand extends Command {

    /// Files a claim against a budget line. 报销
    ///
    /// @param claim the claim
    /// @param line the budget line that is to pay it
    /// @param effectiveDate the day on which it is filed, in the fiscal year of the line
    /// @param claimant who spent the money: a pseudonym, never an identity number
    /// @param purpose what for; kept as a commitment
    /// @param expenses the items
    /// @param attachments SHA-256 digests of attached files, at most 16
    @Introspected
    record FileClaim(
            @NotNull @Identifier @Tagged("claim") String claim,
            @NotNull @Identifier @Tagged("line") String line,
            @NotNull LocalDate effectiveDate,
            @NotNull @PayeeId @Tagged("payee") String claimant,
            @NotNull Disclosable purpose,
            @NotNull @Valid Expenses expenses,
            @Size(max = 16) List<@Sha256Hex String> attachments)
            implements ExpenseCommand, Discloses<FileClaim> {
        public FileClaim {
            attachments = List.copyOf(attachments);
        }

        @Override
        public FileClaim committing(UnaryOperator<Disclosable> commit) {
            return new FileClaim(
                    claim,
                    line,
                    effectiveDate,
                    claimant,
                    commit.apply(purpose),
                    expenses,
                    attachments);
        }
    }

    /// Puts other items in the place of those of an own claim that nobody has asked to pay.
    ///
    /// @param claim the claim
    /// @param effectiveDate the day on which it is amended, in the fiscal year of the line
    /// @param expenses all items, as they are to be
    /// @param reason why
    /// @param attachments SHA-256 digests of attached files, at most 16
    @Introspected
    record AmendClaim(
            @NotNull @Identifier @Tagged("claim") String claim,
            @NotNull LocalDate effectiveDate,
            @NotNull @Valid Expenses expenses,
            @NotNull @FreeText String reason,
            @Size(max = 16) List<@Sha256Hex String> attachments)
            implements ExpenseCommand {
        public AmendClaim {
            attachments = List.copyOf(attachments);
        }
    }
}
