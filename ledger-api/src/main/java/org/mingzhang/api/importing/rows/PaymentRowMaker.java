package org.mingzhang.api.importing.rows;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.mingzhang.api.importing.mapping.Dataset;
import org.mingzhang.api.importing.mapping.UnreadableText;
import org.mingzhang.ledger.money.Money;

/// Makes payment rows.
record PaymentRowMaker(
        Dataset dataset, String division, boolean dateAssumed, Predicate<String> isPerson)
        implements RowMaker<PaymentRow> {

    @Override
    public Made<PaymentRow> make(Where where, RowFields fields, List<Finding> findings) {
        Optional<LineKey> line = RowMaker.line(division, fields);
        Optional<LocalDate> date = fields.required("date", PaymentRowMaker::date);
        Optional<Money> amount = fields.required("amount", this::notZero);
        Optional<String> payee = fields.required("payee", text -> text);
        Optional<String> payeeName = fields.required("payeeName", text -> text);
        Optional<String> purpose = fields.required("purpose", text -> text);
        Optional<String> voucher = fields.required("voucher", text -> text);
        if (!findings.isEmpty()) {
            return new Made<>(Optional.empty(), amount);
        }
        return new Made<>(
                Optional.of(
                        new PaymentRow(
                                where,
                                line.orElseThrow(),
                                date.orElseThrow(),
                                dateAssumed,
                                amount.orElseThrow(),
                                payee.orElseThrow(),
                                isPerson.test(payee.orElseThrow()),
                                payeeName.orElseThrow(),
                                purpose.orElseThrow(),
                                voucher.orElseThrow())),
                amount);
    }

    @Override
    public Map<String, Money> totals(RowFields fields) {
        return fields.optional("amount", this::amount)
                .map(a -> Map.of("amount", a))
                .orElse(Map.of());
    }

    private static LocalDate date(String text) throws UnreadableText {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException _) {
            throw new UnreadableText("not-a-date", text);
        }
    }

    private Money amount(String text) throws UnreadableText {
        return Amounts.parse(text, dataset.format().decimal());
    }

    private Money notZero(String text) throws UnreadableText {
        Money amount = amount(text);
        if (amount.equals(Money.ZERO)) {
            throw new UnreadableText("must-not-be-zero", text);
        }
        return amount;
    }
}
