package org.mingzhang.ledger.ruletable;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.mingzhang.ledger.decider.Command;
import org.mingzhang.ledger.decider.Tagged;
import org.mingzhang.ledger.reference.ShortText;
import org.mingzhang.ledger.reference.TableId;

/// What publishes a table: two persons.
public sealed interface TableCommand extends Command {

    /// The table, `<division>/<name>`.
    String table();

    /// Proposes the next version of a table, all rows of it.
    ///
    /// @param table the table, `<division>/<name>`
    /// @param version the number of the version: one more than the last
    /// @param validFrom the first day that it holds for
    /// @param validUntil the last day that it holds for; without it, until a later version does
    /// @param columns the names of the columns, as the table has them
    /// @param rows the rows, at most 500
    /// @param document the number of the document that it rests on
    @Introspected
    record ProposeTable(
            @NotNull @TableId @Tagged("table") String table,
            @Positive int version,
            @NotNull LocalDate validFrom,
            Optional<LocalDate> validUntil,
            @Size(min = 1, max = 12) List<@ShortText String> columns,
            @Size(min = 1, max = 500) List<@Valid Row> rows,
            @NotNull @ShortText String document)
            implements TableCommand {
        public ProposeTable {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }
    }

    /// Publishes the version proposed last.
    ///
    /// @param table the table, `<division>/<name>`
    /// @param version the number of the version
    @Introspected
    record ConfirmTable(@NotNull @TableId @Tagged("table") String table, @Positive int version)
            implements TableCommand {}
}
