/// Budget lines: approval, supplement, reduction, release and virement of budget authority.
///
/// Start with [org.mingzhang.ledger.budgetline.BudgetLineDecider].
@NullMarked
package org.mingzhang.ledger.budgetline;

import org.jspecify.annotations.NullMarked;
