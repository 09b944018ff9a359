package org.mingzhang.ledger.procedure;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import org.mingzhang.ledger.decider.Command;
import org.mingzhang.ledger.decider.Tagged;
import org.mingzhang.ledger.reference.DivisionYear;
import org.mingzhang.ledger.reference.ShortText;

/// What puts the rule of procedures in force: two persons.
public sealed interface ProcedureRuleCommand extends Command {

    /// The fiscal year of the division, `<division>/<year>`.
    String year();

    /// Proposes the procedures of a division and year.
    ///
    /// @param year the fiscal year of the division, `<division>/<year>`
    /// @param version the number of the rule in its division and year: one more than the last
    /// @param rule the rule
    /// @param document the number of the document that it rests on
    @Introspected
    record ProposeProcedureRule(
            @NotNull @DivisionYear @Tagged("year") String year,
            @Positive int version,
            @NotNull @Valid ProcedureRule rule,
            @NotNull @ShortText String document)
            implements ProcedureRuleCommand {}

    /// Puts a proposed rule in force for what is decided from now on.
    ///
    /// @param year the fiscal year of the division, `<division>/<year>`
    /// @param version the number of the rule in its division and year: one more than the last
    @Introspected
    record ConfirmProcedureRule(
            @NotNull @DivisionYear @Tagged("year") String year, @Positive int version)
            implements ProcedureRuleCommand {}
}
