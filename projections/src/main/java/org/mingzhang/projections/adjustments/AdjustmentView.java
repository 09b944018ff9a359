package org.mingzhang.projections.adjustments;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.mingzhang.ledger.money.Money;

/// What one adjustment did to one line.
///
/// @param position of the entry
/// @param line the line
/// @param kind how
/// @param other the line on the other side of a virement
/// @param amount by how much the budget of the line grew, below zero where it shrank
/// @param effectiveDate the day on which it took effect
/// @param recordedAt when it was recorded
/// @param fiscalYear the fiscal year
/// @param division the division of the line
/// @param unit the unit of the line
/// @param document the number of the document that it rests on
public record AdjustmentView(
        long position,
        String line,
        AdjustmentKind kind,
        Optional<String> other,
        Money amount,
        LocalDate effectiveDate,
        Instant recordedAt,
        int fiscalYear,
        String division,
        String unit,
        String document) {}
