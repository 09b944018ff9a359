package org.mingzhang.api.queries;

import java.util.List;
import java.util.OptionalInt;
import org.mingzhang.projections.execution.Grouping;

/// By what execution is added up, in the words of addresses.
public final class Groupings {

    /// The words.
    public static final List<String> WORDS =
            List.of("year", "division", "unit", "func", "eco", "fund", "project", "pool", "month");

    /// How many at once.
    public static final int COUNT_MAX = 4;

    private Groupings() {}

    /// The grouping of a word.
    ///
    /// @param width how many leading characters of a code count; all if left out
    public static Grouping of(String word, OptionalInt width) {
        Grouping.Dimension dimension = dimension(word);
        return width.isPresent()
                ? Grouping.by(dimension, width.getAsInt())
                : Grouping.by(dimension);
    }

    private static Grouping.Dimension dimension(String word) {
        return switch (word) {
            case "year" -> Grouping.Dimension.YEAR;
            case "division" -> Grouping.Dimension.DIVISION;
            case "unit" -> Grouping.Dimension.UNIT;
            case "func" -> Grouping.Dimension.FUNCTION;
            case "eco" -> Grouping.Dimension.ECONOMIC;
            case "fund" -> Grouping.Dimension.FUND;
            case "project" -> Grouping.Dimension.PROJECT;
            case "pool" -> Grouping.Dimension.POOL;
            case "month" -> Grouping.Dimension.MONTH;
            default -> throw new IllegalArgumentException("nothing is grouped by " + word);
        };
    }
}
