package org.mingzhang.api.importing.rows;

import java.util.Optional;
import org.mingzhang.ledger.money.Money;

/// A row with a budget line.
///
/// @param where its place
/// @param line the line
/// @param fundType the type of fund
/// @param label a name for people
/// @param pool the pool that the row declares
/// @param document the document that the line rests on
/// @param initial what was approved first
/// @param adjustment what was added, below zero where it was taken
/// @param stated the adjustment that the row itself states, where it differs from the one that
///   leads to the final amount; the final amount is the authority
public record BudgetRow(
        Where where,
        LineKey line,
        String fundType,
        Optional<String> label,
        Optional<String> pool,
        String document,
        Money initial,
        Money adjustment,
        Optional<Money> stated) {

    /// What was approved in the end.
    public Money finalAmount() {
        return initial.plus(adjustment);
    }
}
