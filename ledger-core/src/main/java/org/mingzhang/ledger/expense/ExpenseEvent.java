package org.mingzhang.ledger.expense;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import java.util.List;
import org.mingzhang.ledger.accounts.FiscalFact;
import org.mingzhang.ledger.decider.Tagged;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.personal.Disclosable;
import org.mingzhang.ledger.reference.ActorName;
import org.mingzhang.ledger.reference.Code;
import org.mingzhang.ledger.reference.DivisionCode;
import org.mingzhang.ledger.reference.FreeText;
import org.mingzhang.ledger.reference.Identifier;
import org.mingzhang.ledger.reference.PayeeId;
import org.mingzhang.ledger.reference.Sha256Hex;

/// What happened to an expense claim.
public sealed interface ExpenseEvent extends FiscalFact {

    /// A claim was filed, and every item is within its standard.
    ///
    /// @param claim the claim
    /// @param line the budget line that is to pay it
    /// @param effectiveDate the day on which it was filed, in the fiscal year of the line
    /// @param fiscalYear the fiscal year
    /// @param division the administrative division
    /// @param unit the code of the unit
    /// @param claimant who spent the money, a pseudonym
    /// @param purpose what for, a commitment
    /// @param expenses the items
    /// @param amount the sum of the items
    /// @param assessments what each item was held against
    /// @param nearLimit whether an item lies in the published band below its limit
    /// @param filer the person who filed it
    /// @param attachments SHA-256 digests of attached files, at most 16
    record ClaimFiled(
            @Identifier @Tagged("claim") String claim,
            @Identifier @Tagged("line") String line,
            LocalDate effectiveDate,
            @Min(1900) @Max(2099) int fiscalYear,
            @DivisionCode String division,
            @Code @Tagged("unit") String unit,
            @PayeeId @Tagged("payee") String claimant,
            Disclosable purpose,
            Expenses expenses,
            Money amount,
            List<Assessment> assessments,
            boolean nearLimit,
            @ActorName String filer,
            List<@Sha256Hex String> attachments)
            implements ExpenseEvent {
        public ClaimFiled {
            assessments = List.copyOf(assessments);
            attachments = List.copyOf(attachments);
        }
    }

    /// Other items stand in the place of those of a claim, and each is within its standard.
    ///
    /// @param claim the claim
    /// @param effectiveDate the day on which it was amended, in the fiscal year of the line
    /// @param fiscalYear the fiscal year
    /// @param division the administrative division
    /// @param unit the code of the unit
    /// @param expenses all items, as they are now
    /// @param amount the sum of the items
    /// @param assessments what each item was held against
    /// @param nearLimit whether an item lies in the published band below its limit
    /// @param reason why
    /// @param filer the person who filed and amended it
    /// @param attachments SHA-256 digests of attached files, at most 16
    record ClaimAmended(
            @Identifier @Tagged("claim") String claim,
            LocalDate effectiveDate,
            @Min(1900) @Max(2099) int fiscalYear,
            @DivisionCode String division,
            @Code @Tagged("unit") String unit,
            Expenses expenses,
            Money amount,
            List<Assessment> assessments,
            boolean nearLimit,
            @FreeText String reason,
            @ActorName String filer,
            List<@Sha256Hex String> attachments)
            implements ExpenseEvent {
        public ClaimAmended {
            assessments = List.copyOf(assessments);
            attachments = List.copyOf(attachments);
        }
    }
}
