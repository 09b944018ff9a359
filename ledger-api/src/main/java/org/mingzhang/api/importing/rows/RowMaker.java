package org.mingzhang.api.importing.rows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mingzhang.api.importing.mapping.UnreadableText;
import org.mingzhang.ledger.money.Money;

/// Makes a typed row from its fields.
///
/// @param <R> a row
interface RowMaker<R> {

    /// A row, unless there is a finding; and what it counts for, where that much can be read.
    record Made<R>(Optional<R> row, Optional<Money> amount) {}

    Made<R> make(Where where, RowFields fields, List<Finding> findings);

    /// The amounts of a total row, by field.
    Map<String, Money> totals(RowFields fields);

    /// A fiscal year that a log can hold.
    static int year(String text) throws UnreadableText {
        if (!text.matches("(19|20)[0-9]{2}")) {
            throw new UnreadableText("not-a-year", text);
        }
        return Integer.parseInt(text);
    }

    /// The line that a row belongs to; empty with a finding.
    static Optional<LineKey> line(String division, RowFields fields) {
        Optional<Integer> year = fields.required("year", RowMaker::year);
        Optional<String> unit = fields.required("unit", text -> text);
        Optional<String> function = fields.required("function", text -> text);
        Optional<String> economic = fields.required("economic", text -> text);
        Optional<String> project = fields.optional("project", text -> text);
        if (year.isEmpty() || unit.isEmpty() || function.isEmpty() || economic.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new LineKey(
                        division, year.get(), unit.get(), function.get(), economic.get(), project));
    }
}
