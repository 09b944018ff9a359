package org.mingzhang.ledger.procedure;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/// The procedures of one division and fiscal year.
///
/// **Source** `docs/domain.md`, "Procedures".
///
/// @param exceptionHours within how many hours an exception is to be paid, for instance 48
/// @param exceptionLevels who approves an exception, one after the other
/// @param cashPlans whether payments need a cash plan
/// @param deviationBasisPoints how far the spending of a multi-year project may lie from its plan
///   at the end of a year, in hundredths of a percent, for instance 500
@Introspected
public record ProcedureRule(
        @Min(1) @Max(720) int exceptionHours,
        @NotNull @Size(min = 1, max = 4) List<Level> exceptionLevels,
        @NotNull CashPlans cashPlans,
        @Min(0) @Max(10_000) int deviationBasisPoints) {

    public ProcedureRule {
        exceptionLevels = List.copyOf(exceptionLevels);
        if (exceptionLevels.stream().distinct().count() < exceptionLevels.size()) {
            throw new IllegalArgumentException(
                    "exceptionLevels must name each level once: " + exceptionLevels);
        }
    }

    /// Whether payments need a cash plan.
    public enum CashPlans {
        /// There are none.
        UNUSED,
        /// A line may have one, which then binds it.
        OPTIONAL,
        /// A line without one pays nothing.
        REQUIRED
    }
}
