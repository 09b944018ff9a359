package org.mingzhang.api.importing.rows;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mingzhang.api.importing.mapping.Dataset;
import org.mingzhang.api.importing.mapping.UnreadableText;
import org.mingzhang.ledger.money.Money;

/// Makes budget rows. Where a row states its final amount, that is the authority and the adjustment
/// is what leads to it.
record BudgetRowMaker(Dataset dataset, String division) implements RowMaker<BudgetRow> {

    @Override
    public Made<BudgetRow> make(Where where, RowFields fields, List<Finding> findings) {
        Optional<LineKey> line = RowMaker.line(division, fields);
        Optional<String> fundType = fields.required("fundType", text -> text);
        Optional<String> label = fields.optional("label", text -> text);
        Optional<String> pool = fields.optional("pool", text -> text);
        Optional<String> document = fields.required("document", text -> text);
        Optional<Money> initial = fields.required("initial", this::notNegative);
        Optional<Money> adjustment = stated("adjustment", fields);
        Optional<Money> last = stated("final", fields);
        Optional<Money> amount = last.or(() -> initial.flatMap(i -> adjustment.map(i::plus)));
        if (!findings.isEmpty()) {
            return new Made<>(Optional.empty(), amount);
        }
        Money leading =
                last.map(l -> l.minus(initial.orElseThrow())).or(() -> adjustment).orElseThrow();
        return new Made<>(
                Optional.of(
                        new BudgetRow(
                                where,
                                line.orElseThrow(),
                                fundType.orElseThrow(),
                                label,
                                pool,
                                document.orElseThrow(),
                                initial.orElseThrow(),
                                leading,
                                adjustment.filter(a -> !a.equals(leading)))),
                amount);
    }

    private Optional<Money> stated(String field, RowFields fields) {
        return dataset.fields().containsKey(field)
                ? fields.required(field, this::amount)
                : Optional.empty();
    }

    @Override
    public Map<String, Money> totals(RowFields fields) {
        Map<String, Money> totals = new LinkedHashMap<>();
        for (String field : List.of("initial", "adjustment", "final")) {
            fields.optional(field, this::amount).ifPresent(total -> totals.put(field, total));
        }
        return totals;
    }

    private Money amount(String text) throws UnreadableText {
        return Amounts.parse(text, dataset.format().decimal());
    }

    private Money notNegative(String text) throws UnreadableText {
        Money amount = amount(text);
        if (amount.isNegative()) {
            throw new UnreadableText("must-not-be-below-zero", text);
        }
        return amount;
    }
}
