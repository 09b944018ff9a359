package org.mingzhang.ledger.reference;

import java.time.LocalDate;
import java.util.Optional;
import org.mingzhang.ledger.decider.Occasion;
import org.mingzhang.ledger.decider.Refusal;

/// When something may take effect. The fiscal year is the calendar year.
public final class EffectiveDate {

    private EffectiveDate() {}

    /// The rule that a date breaks: outside the fiscal year, or after the day of the decision.
    public static Optional<Refusal> refusal(LocalDate date, int fiscalYear, Occasion occasion) {
        if (date.getYear() != fiscalYear) {
            return Optional.of(new BasicRefusal.EffectiveDateOutsideYear(fiscalYear, date));
        }
        if (date.isAfter(occasion.today())) {
            return Optional.of(new BasicRefusal.EffectiveDateInFuture(occasion.today(), date));
        }
        return Optional.empty();
    }
}
