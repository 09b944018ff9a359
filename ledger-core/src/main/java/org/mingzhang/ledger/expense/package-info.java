/// Expense claims, 报销单: filed against the published standards of their day, and paid by at most one
/// payment.
///
/// Start with [org.mingzhang.ledger.expense.ExpenseDecider]; what is computed says
/// [org.mingzhang.ledger.expense.Formula].
@NullMarked
package org.mingzhang.ledger.expense;

import org.jspecify.annotations.NullMarked;
