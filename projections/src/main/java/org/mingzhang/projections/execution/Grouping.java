package org.mingzhang.projections.execution;

/// By what execution is added up.
///
/// @param dimension what two lines must have in common
/// @param width how many leading characters of a code count, 1 to 64; a code that is shorter counts
///   whole. So function with a width of 3 is the function class, economic with the width that a
///   country's chapters have is the economic chapter
public record Grouping(Dimension dimension, int width) {

    private static final int WIDTH_MAX = 64;

    public Grouping {
        if (width < 1 || width > WIDTH_MAX) {
            throw new IllegalArgumentException(
                    "width must be 1 to %d, not %d".formatted(WIDTH_MAX, width));
        }
    }

    /// By the whole of it.
    public static Grouping by(Dimension dimension) {
        return new Grouping(dimension, WIDTH_MAX);
    }

    /// By the leading characters of a code.
    public static Grouping by(Dimension dimension, int width) {
        return new Grouping(dimension, width);
    }

    String expression() {
        return "left(coalesce(%s, ''), %d)".formatted(dimension.column(), width);
    }

    /// What lines can be grouped by.
    public enum Dimension {
        /// The fiscal year.
        YEAR("l.fiscal_year::text"),
        /// The administrative division; its first two, four and six digits are province, city and
        /// county.
        DIVISION("l.division"),
        /// The unit.
        UNIT("l.unit"),
        /// The functional classification.
        FUNCTION("l.function"),
        /// The economic classification.
        ECONOMIC("l.economic"),
        /// The type of fund.
        FUND("l.fund_type"),
        /// The project; empty for lines without one.
        PROJECT("l.project"),
        /// The control pool.
        POOL("l.pool"),
        /// The line itself.
        LINE("l.line"),
        /// Whether it is spent for a project: `project` or `basic`.
        EXPENDITURE("case when l.project is null then 'basic' else 'project' end"),
        /// The quarter in which it took effect, `YYYY-Qn`.
        QUARTER("to_char(m.month, 'YYYY-\"Q\"Q')"),
        /// The month in which it took effect, `YYYY-MM`.
        MONTH("to_char(m.month, 'YYYY-MM')");

        private final String column;

        Dimension(String column) {
            this.column = column;
        }

        String column() {
            return column;
        }

        /// Whether two months of one line may stand in different groups.
        boolean isOfMonths() {
            return this == QUARTER || this == MONTH;
        }
    }
}
