/// What goes from one fiscal year to the next: funds, procurement plans and contracts.
///
/// One command writes the event of the old year and that of the new one, so that nothing is lost or
/// doubled between them. Start with [org.mingzhang.ledger.carryover.CarryOverDecider].
@NullMarked
package org.mingzhang.ledger.carryover;

import org.jspecify.annotations.NullMarked;
