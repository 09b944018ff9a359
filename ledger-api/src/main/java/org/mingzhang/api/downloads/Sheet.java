package org.mingzhang.api.downloads;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.mingzhang.projections.asof.Cut;

/// A table on its way into a file.
///
/// @param name what the file is called, without position and ending
/// @param cut as of when
/// @param filter the words of the address that chose the rows
/// @param rowCount how many rows there are, so that a file that was cut off shows it
/// @param columns the heads
/// @param rows hands out each row, as many values as there are columns; empty for nothing
public record Sheet(
        String name,
        Cut cut,
        Map<String, String> filter,
        long rowCount,
        List<String> columns,
        Consumer<Consumer<List<String>>> rows) {

    public Sheet {
        filter = Map.copyOf(filter);
        columns = List.copyOf(columns);
    }

    /// The last position that is in the figures; -1 for an empty log.
    public long position() {
        return cut.size() - 1;
    }
}
