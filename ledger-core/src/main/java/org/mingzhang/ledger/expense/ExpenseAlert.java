package org.mingzhang.ledger.expense;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import org.mingzhang.ledger.accounts.FiscalFact;
import org.mingzhang.ledger.decider.Tagged;
import org.mingzhang.ledger.reference.ActorName;
import org.mingzhang.ledger.reference.Code;
import org.mingzhang.ledger.reference.DivisionCode;
import org.mingzhang.ledger.reference.Identifier;

/// What discipline inspection is told of. It changes no claim.
public sealed interface ExpenseAlert extends FiscalFact {

    /// Somebody claimed for a reception with more companions than the standard allows. Recorded
    /// beside the refusal.
    ///
    /// @param claim the claim that was refused
    /// @param effectiveDate the day of the decision
    /// @param fiscalYear the fiscal year of the line
    /// @param division the administrative division
    /// @param unit the code of the unit
    /// @param recipient the role that is told
    /// @param assessment what the reception was held against
    /// @param filer the person who tried to file it
    record ReceptionOverStandard(
            @Identifier @Tagged("claim") String claim,
            LocalDate effectiveDate,
            @Min(1900) @Max(2099) int fiscalYear,
            @DivisionCode String division,
            @Code @Tagged("unit") String unit,
            @ActorName String recipient,
            Assessment assessment,
            @ActorName String filer)
            implements ExpenseAlert {}
}
