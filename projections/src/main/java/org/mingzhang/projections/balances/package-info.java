/// Balances of every line and every pool, on every account, with the movements that made them.
///
/// Each movement keeps what moved, the balances after it and the totals of its effective day up to
/// it. So a balance as known at any moment is one look-up of an index, and a balance at an
/// effective date is the sum of one look-up for each day.
@NullMarked
package org.mingzhang.projections.balances;

import org.jspecify.annotations.NullMarked;
