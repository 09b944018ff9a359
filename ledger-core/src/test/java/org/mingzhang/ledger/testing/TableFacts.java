package org.mingzhang.ledger.testing;

import static org.mingzhang.ledger.testing.Examples.DIVISION;
import static org.mingzhang.ledger.testing.Examples.YEAR;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.ruletable.Row;
import org.mingzhang.ledger.ruletable.TableEvent.TableConfirmed;
import org.mingzhang.ledger.ruletable.TableEvent.TableProposed;
import org.mingzhang.ledger.ruletable.TableForm;

/// Tables that `budget-1` proposed and `budget-2` confirmed.
public final class TableFacts {

    private static final String UNIT = "219011";

    private TableFacts() {}

    /// A version was proposed. Cells are separated by blanks.
    public static TableProposed proposed(TableForm form, int version, String from, String... rows) {
        return new TableProposed(
                form.in(DIVISION),
                version,
                LocalDate.parse(from),
                Optional.empty(),
                form.columnNames(),
                rows(rows),
                Facts.TODAY,
                YEAR,
                DIVISION,
                UNIT,
                "Table No. " + version,
                "budget-1");
    }

    /// Rows whose cells are separated by blanks.
    public static List<Row> rows(String... rows) {
        return Arrays.stream(rows).map(row -> Row.of(row.split(" "))).toList();
    }

    /// It was confirmed.
    public static TableConfirmed confirmed(TableForm form, int version) {
        return new TableConfirmed(
                form.in(DIVISION), version, Facts.TODAY, YEAR, DIVISION, UNIT, "budget-2");
    }

    /// The first version is in force from the first of January 2026 on.
    public static List<Event> published(TableForm form, String... rows) {
        return List.of(proposed(form, 1, "2026-01-01", rows), confirmed(form, 1));
    }
}
