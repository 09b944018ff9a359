/// Cash plans: how much a line may pay in each month, as a limit beside the ledger.
///
/// One person submits the plan of a line, another approves it, and it can be adjusted; payments
/// then draw on their month. A [org.mingzhang.ledger.cashplan.CashPlan] is its state.
@NullMarked
package org.mingzhang.ledger.cashplan;

import org.jspecify.annotations.NullMarked;
