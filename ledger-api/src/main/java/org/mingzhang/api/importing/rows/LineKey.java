package org.mingzhang.api.importing.rows;

import java.util.Optional;

/// What makes a budget line one line.
///
/// @param division the administrative division
/// @param year the fiscal year
/// @param unit the code of the unit
/// @param function the functional classification
/// @param economic the economic classification
/// @param project the project, where the files have one
public record LineKey(
        String division,
        int year,
        String unit,
        String function,
        String economic,
        Optional<String> project) {

    /// The identifier of the line in the ledger, for instance `ES15078/2013/010/33600/22606`.
    public String id() {
        return String.join("/", division, Integer.toString(year), unit, function, economic)
                + project.map(p -> "/" + p).orElse("");
    }

    /// The division's year, for instance `ES15078/2013`.
    public String divisionYear() {
        return division + "/" + year;
    }
}
