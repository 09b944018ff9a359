package org.mingzhang.projections.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The `where` of a query and its values, side by side, so that no value ever becomes SQL.
public final class Conditions {

    /// U+10FFFF: no text that goes on after the prefix is above it.
    private static final String LAST_CHARACTER = "\uDBFF\uDFFF";

    private final StringBuilder sql = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    /// Adds a condition with its values, one for each `?`.
    public Conditions and(String condition, Object... given) {
        sql.append(sql.isEmpty() ? " where " : " and ").append(condition);
        values.addAll(List.of(given));
        return this;
    }

    /// Adds a condition with one `?` if there is a value.
    public Conditions and(String condition, Optional<?> given) {
        return given.isPresent() ? and(condition, given.get()) : this;
    }

    /// Adds that a code, sorted by its bytes, begins with a value, if there is one.
    public Conditions andPrefix(String column, Optional<String> prefix) {
        return prefix.isPresent()
                ? and(
                        column + " >= ? and " + column + " < ?",
                        prefix.get(),
                        prefix.get() + LAST_CHARACTER)
                : this;
    }

    /// The text, ` where …` or empty.
    public String sql() {
        return sql.toString();
    }

    /// The values in the order of the text.
    public List<Object> values() {
        return List.copyOf(values);
    }

    /// The values of statements that come one after another.
    public static List<Object> joined(List<?>... parts) {
        List<Object> joined = new ArrayList<>();
        for (List<?> part : parts) {
            joined.addAll(part);
        }
        return joined;
    }
}
