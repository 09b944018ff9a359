package org.mingzhang.ledger.pace;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.Optional;
import org.mingzhang.ledger.decider.Command;
import org.mingzhang.ledger.decider.Tagged;
import org.mingzhang.ledger.reference.Code;
import org.mingzhang.ledger.reference.DivisionCode;
import org.mingzhang.ledger.reference.FreeText;
import org.mingzhang.ledger.reference.Identifier;

/// What becomes of a unit that spends too slowly.
public sealed interface PaceCommand extends Command {

    /// Asks the head of a unit that was behind for two months in a row. The ledger sends it by
    /// itself. 进度预警
    ///
    /// @param unit the code of the unit
    /// @param division the administrative division
    /// @param year the fiscal year
    /// @param before the month before the last
    /// @param last the last month that is over
    /// @param basis where the expectation comes from
    @Introspected
    record RaisePaceAlert(
            @NotNull @Code @Tagged("unit") String unit,
            @NotNull @DivisionCode String division,
            @Min(1900) @Max(2099) int year,
            @NotNull @Valid MonthPace before,
            @NotNull @Valid MonthPace last,
            @NotNull PaceBasis basis)
            implements PaceCommand {}

    /// The head of the unit answers: the plan was changed, or this is why it was not kept. 预警答复
    ///
    /// @param alert the alert
    /// @param effectiveDate the day on which it takes effect, not after the day of the decision
    /// @param answer which of the two
    /// @param reason in words
    /// @param line the line whose cash plan was changed, where the answer is that
    @Introspected
    record AnswerPaceAlert(
            @NotNull @Identifier @Tagged("pace") String alert,
            @NotNull LocalDate effectiveDate,
            @NotNull PaceAnswer answer,
            @NotNull @FreeText String reason,
            Optional<@Identifier String> line)
            implements PaceCommand {}
}
