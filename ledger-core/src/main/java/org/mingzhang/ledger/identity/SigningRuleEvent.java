package org.mingzhang.ledger.identity;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import org.mingzhang.ledger.accounts.FiscalFact;
import org.mingzhang.ledger.decider.Tagged;
import org.mingzhang.ledger.reference.ActorName;
import org.mingzhang.ledger.reference.DivisionCode;
import org.mingzhang.ledger.reference.DivisionYear;
import org.mingzhang.ledger.reference.ShortText;

/// What happened to the rule that payments are signed.
public sealed interface SigningRuleEvent extends FiscalFact {

    /// A rule was proposed; it is not in force.
    ///
    /// @param year the fiscal year of the division, `<division>/<year>`
    /// @param version the number of the rule in its division and year
    /// @param requiredFrom the first day on which nothing goes unsigned, in the log's zone
    /// @param effectiveDate the day of the decision
    /// @param fiscalYear the fiscal year
    /// @param division the administrative division
    /// @param unit the unit that the person acted for
    /// @param document the number of the document that it rests on
    /// @param proposer the person who proposed it
    record SigningRuleProposed(
            @DivisionYear @Tagged("year") String year,
            int version,
            LocalDate requiredFrom,
            LocalDate effectiveDate,
            @Min(1900) @Max(2099) int fiscalYear,
            @DivisionCode String division,
            @ActorName String unit,
            @ShortText String document,
            @ActorName String proposer)
            implements SigningRuleEvent {}

    /// A rule came into force: submissions, reviews and approvals decided on its day or later are
    /// signed.
    ///
    /// @param year the fiscal year of the division, `<division>/<year>`
    /// @param version the number of the rule in its division and year
    /// @param requiredFrom the first day on which nothing goes unsigned, in the log's zone
    /// @param effectiveDate the day of the decision
    /// @param fiscalYear the fiscal year
    /// @param division the administrative division
    /// @param unit the unit that the person acted for
    /// @param confirmer the person who confirmed it, another than the proposer
    record SigningRuleConfirmed(
            @DivisionYear @Tagged("year") String year,
            int version,
            LocalDate requiredFrom,
            LocalDate effectiveDate,
            @Min(1900) @Max(2099) int fiscalYear,
            @DivisionCode String division,
            @ActorName String unit,
            @ActorName String confirmer)
            implements SigningRuleEvent {}
}
