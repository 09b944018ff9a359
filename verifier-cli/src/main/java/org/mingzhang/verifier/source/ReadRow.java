package org.mingzhang.verifier.source;

import java.util.List;

/// A row of a read table, as text.
///
/// @param position of the entry that it follows from
/// @param values of the columns of {@link ReadTable#columns}; {@link #NULL} where there is none
public record ReadRow(ReadTable table, long position, List<String> values) {
    /// Stands for no value; neither an entry nor PostgreSQL can hold this character.
    public static final String NULL = "\0";

    /// Defensive copy.
    public ReadRow {
        values = List.copyOf(values);
        if (values.size() != table.columns().size()) {
            throw new IllegalArgumentException(
                    table + " has " + table.columns().size() + " columns, not " + values.size());
        }
    }
}
