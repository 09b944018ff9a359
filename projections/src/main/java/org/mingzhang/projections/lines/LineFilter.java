package org.mingzhang.projections.lines;

import java.util.Optional;
import java.util.OptionalInt;
import org.mingzhang.projections.asof.Cut;
import org.mingzhang.projections.sql.Conditions;

/// Which budget lines. Codes select by their beginning, so that a class selects its items and a
/// department its units.
///
/// @param fiscalYear the fiscal year
/// @param division the administrative division, by its beginning
/// @param unit the unit, by its beginning
/// @param function the functional classification, by its beginning
/// @param economic the economic classification, by its beginning
/// @param fundType the type of fund, by its beginning
/// @param project the project
/// @param pool the control pool
/// @param line the line itself
/// @param text what stands in the label or the name of the line, in any case
public record LineFilter(
        OptionalInt fiscalYear,
        Optional<String> division,
        Optional<String> unit,
        Optional<String> function,
        Optional<String> economic,
        Optional<String> fundType,
        Optional<String> project,
        Optional<String> pool,
        Optional<String> line,
        Optional<String> text) {

    /// All lines.
    public static final LineFilter ALL =
            new LineFilter(
                    OptionalInt.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());

    /// All lines of a fiscal year.
    public static LineFilter ofYear(int fiscalYear) {
        return ALL.year(fiscalYear);
    }

    /// The same in one fiscal year.
    public LineFilter year(int year) {
        return new LineFilter(
                OptionalInt.of(year),
                division,
                unit,
                function,
                economic,
                fundType,
                project,
                pool,
                line,
                text);
    }

    /// The same in any fiscal year.
    public LineFilter anyYear() {
        return new LineFilter(
                OptionalInt.empty(),
                division,
                unit,
                function,
                economic,
                fundType,
                project,
                pool,
                line,
                text);
    }

    /// One line alone.
    public static LineFilter ofLine(String id) {
        return new LineFilter(
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(id),
                Optional.empty());
    }

    /// The same of the divisions whose code begins so.
    public LineFilter division(String prefix) {
        return new LineFilter(
                fiscalYear,
                Optional.of(prefix),
                unit,
                function,
                economic,
                fundType,
                project,
                pool,
                line,
                text);
    }

    /// The same of the units whose code begins so.
    public LineFilter unit(String prefix) {
        return new LineFilter(
                fiscalYear,
                division,
                Optional.of(prefix),
                function,
                economic,
                fundType,
                project,
                pool,
                line,
                text);
    }

    /// The same of one control pool.
    public LineFilter pool(String id) {
        return new LineFilter(
                fiscalYear,
                division,
                unit,
                function,
                economic,
                fundType,
                project,
                Optional.of(id),
                line,
                text);
    }

    /// The same with a text.
    public LineFilter text(String part) {
        return new LineFilter(
                fiscalYear,
                division,
                unit,
                function,
                economic,
                fundType,
                project,
                pool,
                line,
                Optional.of(part));
    }

    /// These lines as conditions on the table `line` under the alias `l`, as known at the cut.
    public Conditions conditions(Cut cut) {
        Conditions which = new Conditions().and("l.position < ?", cut.size());
        if (fiscalYear.isPresent()) {
            which.and("l.fiscal_year = ?", fiscalYear.getAsInt());
        }
        which.andPrefix("l.division", division)
                .andPrefix("l.unit", unit)
                .andPrefix("l.function", function)
                .andPrefix("l.economic", economic)
                .andPrefix("l.fund_type", fundType)
                .and("l.project = ?", project)
                .and("l.pool = ?", pool)
                .and("l.line = ?", line);
        if (text.isPresent()) {
            which.and(
                    "(strpos(lower(l.label), lower(?)) > 0 or strpos(lower(l.line), lower(?)) > 0)",
                    text.get(),
                    text.get());
        }
        return which;
    }
}
