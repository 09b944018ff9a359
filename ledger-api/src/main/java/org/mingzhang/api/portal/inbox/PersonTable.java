package org.mingzhang.api.portal.inbox;

import java.util.List;
import org.mingzhang.api.names.CodeKind;
import org.mingzhang.api.portal.frame.Amounts;
import org.mingzhang.api.portal.frame.Cell;
import org.mingzhang.api.portal.frame.DataTable;
import org.mingzhang.api.portal.frame.DataTable.Column;
import org.mingzhang.api.portal.frame.Rows;
import org.mingzhang.api.portal.frame.Visit;
import org.mingzhang.api.portal.frame.Words;
import org.mingzhang.api.portal.payment.PaymentController;
import org.mingzhang.api.portal.work.Desk;
import org.mingzhang.projections.payments.InFlightView;
import org.mingzhang.projections.payments.PaymentView;

/// Payments on which somebody acted, with what became of them.
public final class PersonTable {

    private PersonTable() {}

    /// The table of some payments.
    ///
    /// @param empty what it says where there is none
    public static DataTable of(Desk desk, String id, Rows<InFlightView> payments, String empty) {
        Words words = desk.words();
        return new DataTable(
                id,
                words.of("caption.list", desk.visit().moment()),
                words.of("table.unit", words.of("unit.one", desk.visit().amounts().currencyWord())),
                List.of(
                        Column.text(words.of("column.payment")),
                        Column.text(words.of("column.unit")).onWide(),
                        Column.text(words.of("column.payee")).onWide(),
                        Column.text(words.of("column.applied")).onWide(),
                        Column.text(words.of("column.state")),
                        Column.number(words.of("column.amount"))),
                null,
                payments.shown().stream().map(one -> row(desk.visit(), one)).toList(),
                payments.next(),
                empty);
    }

    private static List<Cell> row(Visit visit, InFlightView one) {
        PaymentView payment = one.payment();
        String href = visit.links().to("/payment/" + payment.payment().orElseThrow());
        return List.of(
                Cell.code(payment.payment().orElseThrow()).to(href),
                visit.cell(CodeKind.UNIT, payment.unit()),
                PaymentController.payee(visit, payment.payee().name()),
                Cell.date(one.appliedOn().toString()),
                PaymentController.state(visit, payment),
                Cell.number(
                                visit.amounts().exact(payment.amount()),
                                Amounts.plain(payment.amount()))
                        .to(href));
    }
}
