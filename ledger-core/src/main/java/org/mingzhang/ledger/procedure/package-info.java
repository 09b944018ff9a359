/// The procedures that a division asks for in a fiscal year beside the balances: exceptions, cash
/// plans, multi-year projects.
///
/// Their numbers are one published [org.mingzhang.ledger.procedure.ProcedureRule]; it takes two
/// persons to put one in force. Where none is published, no cash plan is asked for, and no
/// exception can be opened.
@NullMarked
package org.mingzhang.ledger.procedure;

import org.jspecify.annotations.NullMarked;
