package org.mingzhang.ledger.expense;

import org.mingzhang.ledger.reference.ShortText;
import org.mingzhang.ledger.reference.TableId;

/// What one item of a claim was held against.
///
/// @param item which item, for instance `lodgings/0`
/// @param table the table, `<division>/<name>`
/// @param version the version of the table
/// @param formula the name of the formula
/// @param computation how the limit came about, for instance `2 × 450.00 + 1 × 540.00`
/// @param limit the limit: an amount, or a number of people
/// @param value what the item asks for
/// @param nearLimit whether the value lies in the published band below the limit
public record Assessment(
        @ShortText String item,
        @TableId String table,
        int version,
        @ShortText String formula,
        String computation,
        @ShortText String limit,
        @ShortText String value,
        boolean nearLimit) {}
