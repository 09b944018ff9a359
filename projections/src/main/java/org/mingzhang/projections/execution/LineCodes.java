package org.mingzhang.projections.execution;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import org.mingzhang.projections.lines.LineFilter;

/// A budget line as execution groups and filters it.
record LineCodes(
        String line,
        String pool,
        String division,
        int fiscalYear,
        String unit,
        String function,
        String economic,
        String fundType,
        Optional<String> project,
        String label) {

    static final String COLUMNS =
            "l.line, l.pool, l.division, l.fiscal_year, l.unit, l.function, l.economic,"
                    + " l.fund_type, l.project, l.label";

    static LineCodes of(ResultSet row) throws SQLException {
        String label = row.getString("label");
        return new LineCodes(
                row.getString("line"),
                row.getString("pool"),
                code(row, "division"),
                row.getInt("fiscal_year"),
                code(row, "unit"),
                code(row, "function"),
                code(row, "economic"),
                code(row, "fund_type"),
                Optional.ofNullable(row.getString("project")),
                label == null ? "" : label);
    }

    /// Thousands of lines share a code; one text of each is enough.
    private static String code(ResultSet row, String column) throws SQLException {
        return row.getString(column).intern();
    }

    /// What [LineFilter#conditions] says in SQL.
    boolean matches(LineFilter filter) {
        return (filter.fiscalYear().isEmpty() || filter.fiscalYear().getAsInt() == fiscalYear)
                && begins(division, filter.division())
                && begins(unit, filter.unit())
                && begins(function, filter.function())
                && begins(economic, filter.economic())
                && begins(fundType, filter.fundType())
                && (filter.project().isEmpty() || filter.project().equals(project))
                && equal(pool, filter.pool())
                && equal(line, filter.line())
                && (filter.text().isEmpty() || holds(filter.text().get()));
    }

    private static boolean begins(String code, Optional<String> prefix) {
        return prefix.isEmpty() || code.startsWith(prefix.get());
    }

    private static boolean equal(String value, Optional<String> wanted) {
        return wanted.isEmpty() || wanted.get().equals(value);
    }

    private boolean holds(String text) {
        String part = text.toLowerCase(Locale.ROOT);
        return label.toLowerCase(Locale.ROOT).contains(part)
                || line.toLowerCase(Locale.ROOT).contains(part);
    }

    /// What [Grouping#expression] says in SQL.
    String key(Grouping grouping, MonthKeys month) {
        String whole =
                switch (grouping.dimension()) {
                    case YEAR -> Integer.toString(fiscalYear);
                    case DIVISION -> division;
                    case UNIT -> unit;
                    case FUNCTION -> function;
                    case ECONOMIC -> economic;
                    case FUND -> fundType;
                    case PROJECT -> project.orElse("");
                    case POOL -> pool;
                    case LINE -> line;
                    case EXPENDITURE -> project.isPresent() ? "project" : "basic";
                    case QUARTER -> month.quarter();
                    case MONTH -> month.month();
                };
        return whole.length() <= grouping.width() ? whole : whole.substring(0, grouping.width());
    }
}
