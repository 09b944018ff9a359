package org.mingzhang.api.importing.rows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mingzhang.ledger.money.Money;

/// Makes the rows of a table of names. A row without a code names something that no budget line
/// has, such as revenue.
record NameRowMaker() implements RowMaker<NameRow> {

    @Override
    public Made<NameRow> make(Where where, RowFields fields, List<Finding> findings) {
        Optional<String> code = fields.optional("code", text -> text);
        Optional<String> name =
                code.isEmpty() ? Optional.of("") : fields.required("name", text -> text);
        Optional<Integer> year = fields.optional("year", RowMaker::year);
        return new Made<>(
                findings.isEmpty()
                        ? Optional.of(new NameRow(year, code.orElse(""), name.orElseThrow()))
                        : Optional.empty(),
                Optional.empty());
    }

    @Override
    public Map<String, Money> totals(RowFields fields) {
        return Map.of();
    }
}
