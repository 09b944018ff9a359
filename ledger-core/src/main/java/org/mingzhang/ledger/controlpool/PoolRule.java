package org.mingzhang.ledger.controlpool;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;

/// Which lines of one division and fiscal year share a control pool.
///
/// **Shape**
///
/// ```json
/// {"kind": "prefix", "prefix": {"economic": 1, "function": 1, "fundType": 21, "unit": 21}}
/// {"kind": "declared"}
/// ```
///
/// @param kind how a line finds its pool
/// @param prefix the widths, with kind `prefix` and only with it
@Introspected
public record PoolRule(@NotNull Kind kind, Optional<@Valid Prefix> prefix) {

    public PoolRule {
        if ((kind == Kind.PREFIX) != prefix.isPresent()) {
            throw new IllegalArgumentException(
                    "prefix must be given with kind prefix, and only with it; kind is " + kind);
        }
    }

    /// How a line finds its pool.
    public enum Kind {
        /// By the leading characters of its codes.
        PREFIX,
        /// By what its approval declares.
        DECLARED
    }

    /// How many leading characters of each code two lines must share to be in one pool. A width
    /// beyond the length of a code means the whole code, zero means that the code does not matter.
    ///
    /// @param unit characters of the unit
    /// @param function characters of the functional classification
    /// @param economic characters of the economic classification
    /// @param fundType characters of the type of fund
    @Introspected
    public record Prefix(
            @Min(0) @Max(21) int unit,
            @Min(0) @Max(21) int function,
            @Min(0) @Max(21) int economic,
            @Min(0) @Max(21) int fundType) {}
}
