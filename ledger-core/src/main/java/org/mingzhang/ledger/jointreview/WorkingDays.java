package org.mingzhang.ledger.jointreview;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Optional;
import org.mingzhang.ledger.decider.State;
import org.mingzhang.ledger.ruletable.RuleTable;
import org.mingzhang.ledger.ruletable.RuleTable.Version;
import org.mingzhang.ledger.ruletable.TableForm;

/// The working days of a division: Monday to Friday, but for the days that its table `working-days`
/// names, holidays and the weekend days worked for them.
///
/// @param table the table in force, if there is one
record WorkingDays(Optional<Version> table) {

    private static final int WORK = 1;

    /// The working days as they are published on a day.
    static WorkingDays of(String division, LocalDate today, State state) {
        return new WorkingDays(RuleTable.inForce(TableForm.WORKING_DAYS, division, today, state));
    }

    private boolean isWorkingDay(LocalDate day) {
        return table.stream()
                .flatMap(version -> version.rows().named(day.toString()).stream())
                .findFirst()
                .map(row -> row.text(WORK).equals("yes"))
                .orElseGet(() -> day.getDayOfWeek().getValue() <= DayOfWeek.FRIDAY.getValue());
    }

    /// The last of so many working days after a day; with none, the day itself.
    LocalDate after(LocalDate day, int count) {
        return step(day, count, 1);
    }

    /// The first of so many working days before a day; with none, the day itself.
    LocalDate before(LocalDate day, int count) {
        return step(day, count, -1);
    }

    private LocalDate step(LocalDate from, int count, int direction) {
        LocalDate day = from;
        for (int left = count; left > 0; ) {
            day = day.plusDays(direction);
            if (isWorkingDay(day)) {
                left--;
            }
        }
        return day;
    }
}
