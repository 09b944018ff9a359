package org.mingzhang.ledger.controlpool;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import org.mingzhang.ledger.decider.Command;
import org.mingzhang.ledger.decider.Tagged;
import org.mingzhang.ledger.reference.DivisionYear;
import org.mingzhang.ledger.reference.ShortText;

/// What puts a rule of control pools in force: two persons.
public sealed interface PoolRuleCommand extends Command {

    /// Proposes which lines of a division and year share a control pool.
    ///
    /// @param year the fiscal year of the division, `<division>/<year>`
    /// @param version the number of the rule in its division and year: one more than the last
    /// @param rule the rule
    /// @param document the number of the document that it rests on
    @Introspected
    record ProposePoolRule(
            @NotNull @DivisionYear @Tagged("year") String year,
            @Positive int version,
            @NotNull @Valid PoolRule rule,
            @NotNull @ShortText String document)
            implements PoolRuleCommand {}

    /// Puts a proposed rule in force for lines approved from now on.
    ///
    /// @param year the fiscal year of the division, `<division>/<year>`
    /// @param version the number of the rule in its division and year: one more than the last
    @Introspected
    record ConfirmPoolRule(
            @NotNull @DivisionYear @Tagged("year") String year, @Positive int version)
            implements PoolRuleCommand {}
}
