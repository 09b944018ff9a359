package org.mingzhang.api.portal.supplier;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mingzhang.api.names.CodeKind;
import org.mingzhang.api.portal.frame.Amounts;
import org.mingzhang.api.portal.frame.Cell;
import org.mingzhang.api.portal.frame.DataTable;
import org.mingzhang.api.portal.frame.DataTable.Column;
import org.mingzhang.api.portal.frame.Visit;
import org.mingzhang.api.portal.frame.Words;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.projections.awards.AwardView;

/// Tables of contracts: what was awarded, paid and is open.
///
/// @param visit the look at the page
record AwardTables(Visit visit) {

    /// The heads of the columns behind those of the keys.
    private List<Column> measures() {
        Words words = visit.words();
        return List.of(
                Column.number(words.of("column.contracts")).onWide(),
                Column.text(words.of("column.latest")).onWide(),
                Column.number(words.of("column.carried")).onWide(),
                Column.number(words.of("part.pending")).onWide(),
                Column.number(words.of("part.paid")).onWide(),
                Column.number(words.of("award.open")),
                Column.number(words.of("award.awarded")));
    }

    private List<Cell> measures(AwardView award, Optional<Money> whole) {
        Cell awarded = amount(award.awarded());
        return List.of(
                count(award.contracts()),
                Cell.date(award.latest().toString()),
                amount(award.carried()),
                amount(award.pending()),
                amount(award.paid()),
                amount(award.open()),
                whole.map(all -> awarded.bar(Amounts.thousandths(award.awarded(), all)))
                        .orElse(awarded));
    }

    /// A table of awards.
    ///
    /// @param heads of the columns of the keys
    /// @param keys the cells of the keys of a row, as many as there are heads
    DataTable of(
            String id,
            String caption,
            List<Column> heads,
            List<AwardView> rows,
            long count,
            Optional<AwardView> total,
            Function<AwardView, List<Cell>> keys,
            @Nullable String next) {
        Words words = visit.words();
        Optional<Money> whole = total.map(AwardView::awarded);
        return new DataTable(
                id,
                caption,
                words.of("table.unit", words.of("unit.one", visit.amounts().currencyWord())),
                joined(heads, measures()),
                total.map(
                                all -> {
                                    List<Cell> first = new ArrayList<>();
                                    first.add(
                                            Cell.text(
                                                    words.of("table.total", Amounts.count(count))));
                                    while (first.size() < heads.size()) {
                                        first.add(Cell.text(""));
                                    }
                                    return joined(first, measures(all, Optional.empty()));
                                })
                        .orElse(null),
                rows.stream().map(row -> joined(keys.apply(row), measures(row, whole))).toList(),
                next,
                words.of("empty.awards"));
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        List<T> joined = new ArrayList<>(first);
        joined.addAll(second);
        return joined;
    }

    private static Cell count(long count) {
        return Cell.number(Amounts.count(count), Long.toString(count));
    }

    private Cell amount(Money amount) {
        return Cell.number(visit.amounts().exact(amount), Amounts.plain(amount));
    }

    /// The supplier of a row; persons have no page and no name.
    Cell supplier(AwardView award) {
        String payee = award.keys().getFirst();
        return payee.isEmpty()
                ? Cell.text(visit.words().of("award.persons"))
                : Cell.text(award.name().orElse(payee))
                        .to(visit.links().to("/supplier/" + payee))
                        .saying(payee);
    }

    /// A unit.
    Cell unit(String unit) {
        return visit.cell(CodeKind.UNIT, unit).to(visit.links().to("/unit/" + unit));
    }
}
