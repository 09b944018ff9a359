package org.mingzhang.ledger.duty;

import java.util.Optional;
import org.mingzhang.ledger.decider.Occasion.Person;
import org.mingzhang.ledger.decider.Refusal;
import org.mingzhang.ledger.reference.BasicRefusal.DivisionOutsideScope;
import org.mingzhang.ledger.reference.BasicRefusal.UnitOutsideScope;
import org.mingzhang.ledger.reference.DivisionYears;

/// Where something that is acted on lies: in a unit of a division, or in the division as a whole.
///
/// @param division the administrative division
/// @param unit the unit; absent for what belongs to the division as a whole
record Place(String division, Optional<String> unit) {

    /// What belongs to a fiscal year of a division, as tags name it.
    static Place ofYear(String year) {
        return new Place(DivisionYears.division(year), Optional.empty());
    }

    /// What belongs to a unit.
    static Place of(String division, String unit) {
        return new Place(division, Optional.of(unit));
    }

    /// Why a person may not act here, if so.
    Optional<Refusal> outside(Person actor) {
        if (!division.startsWith(actor.scope())) {
            return Optional.of(new DivisionOutsideScope(actor.scope(), division));
        }
        return actor.units().isEmpty() || unit.orElse("").startsWith(actor.units())
                ? Optional.empty()
                : Optional.of(new UnitOutsideScope(actor.units(), unit.orElse(division)));
    }
}
