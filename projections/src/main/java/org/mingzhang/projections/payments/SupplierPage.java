package org.mingzhang.projections.payments;

import java.util.List;
import org.mingzhang.ledger.money.Money;

/// A page of suppliers with the totals of all of them.
///
/// @param count how many there are
/// @param paid what all of them were paid
/// @param pending what is applied for, for all of them
/// @param rows those of the page
public record SupplierPage(long count, Money paid, Money pending, List<SupplierView> rows) {

    public SupplierPage {
        rows = List.copyOf(rows);
    }
}
