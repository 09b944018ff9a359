package org.mingzhang.ledger.ruletable;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.mingzhang.ledger.accounts.FiscalFact;
import org.mingzhang.ledger.decider.Tagged;
import org.mingzhang.ledger.reference.ActorName;
import org.mingzhang.ledger.reference.DivisionCode;
import org.mingzhang.ledger.reference.ShortText;
import org.mingzhang.ledger.reference.TableId;

/// What happened to a table.
public sealed interface TableEvent extends FiscalFact {

    /// A version was proposed; it is not in force.
    ///
    /// @param table the table, `<division>/<name>`
    /// @param version the number of the version
    /// @param validFrom the first day that it holds for
    /// @param validUntil the last day that it holds for; absent while no end is known
    /// @param columns the names of the columns
    /// @param rows the rows
    /// @param effectiveDate the day of the decision
    /// @param fiscalYear the year of that day
    /// @param division the administrative division
    /// @param unit the unit that the person acted for
    /// @param document the number of the document that it rests on
    /// @param proposer the person who proposed it
    record TableProposed(
            @TableId @Tagged("table") String table,
            int version,
            LocalDate validFrom,
            Optional<LocalDate> validUntil,
            List<@ShortText String> columns,
            List<Row> rows,
            LocalDate effectiveDate,
            @Min(1900) @Max(2099) int fiscalYear,
            @DivisionCode String division,
            @ActorName String unit,
            @ShortText String document,
            @ActorName String proposer)
            implements TableEvent {
        public TableProposed {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }
    }

    /// A proposed version was published.
    ///
    /// @param table the table, `<division>/<name>`
    /// @param version the number of the version
    /// @param effectiveDate the day of the decision
    /// @param fiscalYear the year of that day
    /// @param division the administrative division
    /// @param unit the unit that the person acted for
    /// @param confirmer the person who confirmed it, another than the proposer
    record TableConfirmed(
            @TableId @Tagged("table") String table,
            int version,
            LocalDate effectiveDate,
            @Min(1900) @Max(2099) int fiscalYear,
            @DivisionCode String division,
            @ActorName String unit,
            @ActorName String confirmer)
            implements TableEvent {}
}
