package org.mingzhang.ledger.pace;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import java.util.Optional;
import org.mingzhang.ledger.accounts.FiscalFact;
import org.mingzhang.ledger.decider.Tagged;
import org.mingzhang.ledger.reference.ActorName;
import org.mingzhang.ledger.reference.Code;
import org.mingzhang.ledger.reference.DivisionCode;
import org.mingzhang.ledger.reference.FreeText;
import org.mingzhang.ledger.reference.Identifier;

/// What happened to units that spend too slowly.
public sealed interface PaceEvent extends FiscalFact {

    /// A unit was behind for two months in a row, and its head is to answer.
    ///
    /// @param alert the alert, `<unit>/<year>/Q<quarter>` of the last month
    /// @param effectiveDate the day on which the ledger found it so
    /// @param fiscalYear the fiscal year
    /// @param division the administrative division
    /// @param unit the code of the unit
    /// @param before the month before the last
    /// @param last the last month
    /// @param basis where the expectation comes from
    record PaceAlertRaised(
            @Identifier @Tagged("pace") String alert,
            LocalDate effectiveDate,
            @Min(1900) @Max(2099) int fiscalYear,
            @DivisionCode String division,
            @Code @Tagged("unit") String unit,
            MonthPace before,
            MonthPace last,
            PaceBasis basis)
            implements PaceEvent {}

    /// The head of a unit answered an alert.
    ///
    /// @param alert the alert
    /// @param effectiveDate the day on which it takes effect
    /// @param fiscalYear the fiscal year of the alert
    /// @param division the administrative division
    /// @param unit the code of the unit
    /// @param answer a change of the plan, or a reason
    /// @param reason in words
    /// @param line the line whose cash plan was changed
    /// @param answerer the person who answered
    record PaceAlertAnswered(
            @Identifier @Tagged("pace") String alert,
            LocalDate effectiveDate,
            @Min(1900) @Max(2099) int fiscalYear,
            @DivisionCode String division,
            @Code @Tagged("unit") String unit,
            PaceAnswer answer,
            @FreeText String reason,
            Optional<@Identifier String> line,
            @ActorName String answerer)
            implements PaceEvent {}
}
