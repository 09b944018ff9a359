package org.mingzhang.projections.awards;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.mingzhang.ledger.money.Money;

/// Contracts added up by something.
///
/// Awarded + carried = paid + open, and what is open is pending or still held by the contracts.
///
/// @param keys what they have in common, in the order of the groupings
/// @param name what the supplier is called, where all are of one that is an organisation
/// @param contracts how many
/// @param awarded what was signed for, with increases and less reductions and what was given up
/// @param carried what came over from other years, less what went there
/// @param pending of it, what is applied for and not yet paid
/// @param paid of it, what was paid, less what came back
/// @param latest the effective date of the newest step
public record AwardView(
        List<String> keys,
        Optional<String> name,
        long contracts,
        Money awarded,
        Money carried,
        Money pending,
        Money paid,
        LocalDate latest) {

    public AwardView {
        keys = List.copyOf(keys);
    }

    /// What is still to be paid.
    public Money open() {
        return awarded.plus(carried).minus(paid);
    }
}
