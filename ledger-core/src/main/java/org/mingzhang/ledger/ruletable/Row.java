package org.mingzhang.ledger.ruletable;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.reference.ShortText;

/// A row of a table.
///
/// @param cells one for each column, in their order
@Introspected
public record Row(@NotNull @Size(min = 1, max = 12) List<@ShortText String> cells) {
    public Row {
        cells = List.copyOf(cells);
    }

    /// The row with these cells.
    public static Row of(String... cells) {
        return new Row(List.of(cells));
    }

    /// The text of a cell.
    public String text(int column) {
        return cells.get(column);
    }

    /// The amount in a cell.
    public Money amount(int column) {
        return Money.parse(cells.get(column));
    }

    /// The number in a cell.
    public int count(int column) {
        return Integer.parseInt(cells.get(column));
    }
}
