package org.mingzhang.ledger.multiyear;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.mingzhang.ledger.money.Money;

/// What a project is to spend in one year.
///
/// @param year the fiscal year
/// @param amount zero or above
@Introspected
public record AnnualPlan(@Min(1900) @Max(2099) int year, @NotNull Money amount) {}
