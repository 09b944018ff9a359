package org.mingzhang.api.drill;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The detection matrix as a table for people.
///
/// @param held the evidence that was tried
/// @param rows one for each attack
public record DetectionMatrix(Set<Evidence> held, List<Detection> rows) {

    private static final String ROW = "%-46s  %-13s  %-38s  %-20s  %s%n";

    public DetectionMatrix {
        held = Set.copyOf(held);
        rows = List.copyOf(rows);
    }

    /// The table, a line for each attack.
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(
                ROW.formatted(
                        "attack", "takes", "shown by (each alone)", "finding", "first bad place"));
        for (Detection row : rows) {
            text.append(
                    ROW.formatted(
                            row.attack().name(),
                            row.attack().power().words(),
                            shownBy(row),
                            row.code().orElse("-"),
                            row.absent()
                                    .or(row::place)
                                    .orElse("would: " + row.attack().otherwise())));
        }
        return text.toString();
    }

    private static String shownBy(Detection row) {
        if (row.absent().isPresent()) {
            return "not done here";
        }
        if (row.shownBy().isEmpty()) {
            return "NOTHING";
        }
        return row.shownBy().contains(Evidence.DATABASE)
                ? "the database alone"
                : row.shownBy().stream()
                        .sorted()
                        .map(Evidence::words)
                        .collect(Collectors.joining(", "));
    }
}
