package org.mingzhang.projections.lines;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;

/// A budget line.
///
/// @param line its name
/// @param position the entry that opened it
/// @param pool its control pool, `<year>/<id>`
/// @param poolRuleVersion the version of the rule that gave the pool; empty where none was in force
/// @param division the administrative division
/// @param fiscalYear the fiscal year
/// @param unit the code of the unit
/// @param function the functional classification
/// @param economic the economic classification
/// @param fundType the type of fund
/// @param project the project, where there is one
/// @param label a name for people
/// @param document the number of the document that it rests on
/// @param effectiveDate the day on which it was approved
/// @param effectiveAssumed whether that day is assumed because the source gives none
public record LineView(
        String line,
        long position,
        String pool,
        OptionalInt poolRuleVersion,
        String division,
        int fiscalYear,
        String unit,
        String function,
        String economic,
        String fundType,
        Optional<String> project,
        Optional<String> label,
        String document,
        LocalDate effectiveDate,
        boolean effectiveAssumed) {}
