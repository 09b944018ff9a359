/// The payment register: every payment of this ledger and of imported history, with its steps.
///
/// A payment is one row of what never changes about it and one row for each step. A step keeps the
/// state that it led to and the position of the step that followed, so that the state of all
/// payments as known at any moment can be filtered without looking at their histories.
@NullMarked
package org.mingzhang.projections.payments;

import org.jspecify.annotations.NullMarked;
