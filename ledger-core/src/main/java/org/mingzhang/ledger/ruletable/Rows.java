package org.mingzhang.ledger.ruletable;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The rows of one published version, indexed by their first cell.
public final class Rows {

    private final List<Row> all;
    private final Map<String, List<Row>> byFirst;

    /// Indexes rows; done once for each published version.
    Rows(List<Row> rows) {
        all = List.copyOf(rows);
        byFirst = all.stream().collect(Collectors.groupingBy(row -> row.text(0)));
    }

    /// All rows, in the order of publication.
    public List<Row> all() {
        return all;
    }

    /// The rows of a name; those of `*` where none has it.
    public List<Row> named(String name) {
        List<Row> own = byFirst.get(name);
        return own == null ? byFirst.getOrDefault(Cell.ANY, List.of()) : own;
    }

    /// The rows whose first cell is the beginning of a code, or `*`.
    public Stream<Row> beginning(String code) {
        return Stream.concat(
                byFirst.getOrDefault(Cell.ANY, List.of()).stream(),
                IntStream.rangeClosed(1, code.length())
                        .mapToObj(length ->
                                byFirst.getOrDefault(code.substring(0, length), List.of()))
                        .flatMap(List::stream));
    }

    /// Whether a cell holds the beginning of a code, or `*`.
    public static boolean begins(String prefix, String code) {
        return prefix.equals(Cell.ANY) || code.startsWith(prefix);
    }

    /// How much of a code a cell names: 0 for `*`.
    public static int length(String prefix) {
        return prefix.equals(Cell.ANY) ? 0 : prefix.length();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Rows rows && all.equals(rows.all);
    }

    @Override
    public int hashCode() {
        return all.hashCode();
    }

    @Override
    public String toString() {
        return all.toString();
    }
}
