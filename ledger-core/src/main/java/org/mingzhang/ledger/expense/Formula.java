package org.mingzhang.ledger.expense;

import java.util.Locale;
import org.mingzhang.ledger.ruletable.TableForm;

/// How a limit is computed from the rows of a published table. Named in every decision that used
/// it; another computation is another name.
public enum Formula {
    /// For each night the amount for place and grade in the shortest season that holds it, summed.
    LODGING_BY_NIGHT(TableForm.LODGING),
    /// The amount of the place for each day.
    MEALS_BY_DAY(TableForm.MEALS),
    /// By the row with the least number of guests that is not below the guests: so many companions,
    /// or one for so many guests, rounded down.
    COMPANIONS_BY_GUESTS(TableForm.RECEPTION),
    /// The quota of the class for each person and day.
    MEETING_QUOTA(TableForm.MEETING),
    /// The quota of the class for each person and day; a percentage of it after the full days.
    TRAINING_QUOTA(TableForm.TRAINING),
    /// The fee of the title for each hour.
    LECTURE_BY_HOUR(TableForm.LECTURE);

    private final TableForm table;

    Formula(TableForm table) {
        this.table = table;
    }

    /// The table whose rows it takes.
    public TableForm table() {
        return table;
    }

    /// The name, for instance `lodging-by-night`.
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
