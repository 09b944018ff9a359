package org.mingzhang.ledger.identity;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.LocalDate;
import org.mingzhang.ledger.decider.Command;
import org.mingzhang.ledger.decider.Tagged;
import org.mingzhang.ledger.reference.DivisionYear;
import org.mingzhang.ledger.reference.ShortText;

/// What makes signatures compulsory: two persons.
public sealed interface SigningRuleCommand extends Command {

    /// Proposes the day from which the payments of a division and year are signed.
    ///
    /// @param year the fiscal year of the division, `<division>/<year>`
    /// @param version the number of the rule in its division and year: one more than the last
    /// @param requiredFrom the first day on which nothing goes unsigned, in the log's zone
    /// @param document the number of the document that it rests on
    @Introspected
    record ProposeSigningRule(
            @NotNull @DivisionYear @Tagged("year") String year,
            @Positive int version,
            @NotNull LocalDate requiredFrom,
            @NotNull @ShortText String document)
            implements SigningRuleCommand {}

    /// Puts a proposed rule in force.
    ///
    /// @param year the fiscal year of the division, `<division>/<year>`
    /// @param version the number of the rule in its division and year
    @Introspected
    record ConfirmSigningRule(
            @NotNull @DivisionYear @Tagged("year") String year, @Positive int version)
            implements SigningRuleCommand {}
}
