package org.mingzhang.ledger.controlpool;

import java.time.LocalDate;
import org.mingzhang.ledger.accounts.FiscalFact;
import org.mingzhang.ledger.decider.Tagged;

/// What happened to the rules of control pools.
public sealed interface PoolRuleEvent extends FiscalFact {

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
    record PoolRuleProposed(
            @Tagged("year") String year,
            int version,
            PoolRule rule,
            LocalDate effectiveDate,
            int fiscalYear,
            String division,
            String unit,
            String document,
            String proposer)
            implements PoolRuleEvent {}

    /// A proposed rule came into force for lines approved afterwards.
    ///
    /// @param year the fiscal year of the division, `<division>/<year>`
    /// @param version the number of the rule in its division and year
    /// @param effectiveDate the day of the decision
    /// @param fiscalYear the fiscal year
    /// @param division the administrative division
    /// @param unit the unit that the person acted for
    /// @param confirmer the person who confirmed it, another than the proposer
    record PoolRuleConfirmed(
            @Tagged("year") String year,
            int version,
            LocalDate effectiveDate,
            int fiscalYear,
            String division,
            String unit,
            String confirmer)
            implements PoolRuleEvent {}
}
