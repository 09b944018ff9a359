package org.mingzhang.ledger.procedure;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import org.mingzhang.ledger.accounts.FiscalFact;
import org.mingzhang.ledger.decider.Tagged;
import org.mingzhang.ledger.reference.ActorName;
import org.mingzhang.ledger.reference.DivisionCode;
import org.mingzhang.ledger.reference.DivisionYear;
import org.mingzhang.ledger.reference.ShortText;

/// What happened to the rule of procedures.
public sealed interface ProcedureRuleEvent extends FiscalFact {

    /// A rule was proposed; it is not in force.
    ///
    /// @param year the fiscal year of the division, `<division>/<year>`
    /// @param version the number of the rule in its division and year
    /// @param rule the rule
    /// @param effectiveDate the day of the decision
    /// @param fiscalYear the fiscal year
    /// @param division the administrative division
    /// @param unit the unit that the person acted for
    /// @param document the number of the document that it rests on
    /// @param proposer the person who proposed it
    record ProcedureRuleProposed(
            @DivisionYear @Tagged("year") String year,
            int version,
            ProcedureRule rule,
            LocalDate effectiveDate,
            @Min(1900) @Max(2099) int fiscalYear,
            @DivisionCode String division,
            @ActorName String unit,
            @ShortText String document,
            @ActorName String proposer)
            implements ProcedureRuleEvent {}

    /// A proposed rule came into force.
    ///
    /// @param year the fiscal year of the division, `<division>/<year>`
    /// @param version the number of the rule in its division and year
    /// @param effectiveDate the day of the decision
    /// @param fiscalYear the fiscal year
    /// @param division the administrative division
    /// @param unit the unit that the person acted for
    /// @param confirmer the person who confirmed it, another than the proposer
    record ProcedureRuleConfirmed(
            @DivisionYear @Tagged("year") String year,
            int version,
            LocalDate effectiveDate,
            @Min(1900) @Max(2099) int fiscalYear,
            @DivisionCode String division,
            @ActorName String unit,
            @ActorName String confirmer)
            implements ProcedureRuleEvent {}
}
