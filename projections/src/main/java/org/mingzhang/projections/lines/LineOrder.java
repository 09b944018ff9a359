package org.mingzhang.projections.lines;

import java.util.function.Function;

/// In which order budget lines are listed; lines that are equal in it follow by name.
///
/// @param key by what
/// @param descending whether the last comes first
public record LineOrder(Key key, boolean descending) {

    /// By name.
    public static final LineOrder BY_NAME = new LineOrder(Key.LINE, false);

    /// What a list can be sorted by: what stands in the line itself and so has no moment.
    public enum Key {
        /// The name.
        LINE("l.line", LineView::line),
        /// The unit.
        UNIT("l.unit", LineView::unit),
        /// The functional classification.
        FUNCTION("l.function", LineView::function),
        /// The economic classification.
        ECONOMIC("l.economic", LineView::economic);

        private final String column;

        @SuppressWarnings("ImmutableEnumChecker") // A method reference without state.
        private final Function<LineView, String> value;

        Key(String column, Function<LineView, String> value) {
            this.column = column;
            this.value = value;
        }

        String valueOf(LineView line) {
            return value.apply(line);
        }
    }

    String behind() {
        return "(%s, l.line) %s (?, ?)".formatted(key.column, descending ? "<" : ">");
    }

    String sql() {
        String way = descending ? " desc" : "";
        return key == Key.LINE ? key.column + way : key.column + way + ", l.line" + way;
    }
}
