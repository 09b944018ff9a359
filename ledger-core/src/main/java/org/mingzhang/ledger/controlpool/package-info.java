/// Control pools: sets of budget lines of one fiscal year within which spending is controlled.
///
/// A published [org.mingzhang.ledger.controlpool.PoolRule] says which lines form a pool; it takes
/// two persons to put one in force. A [org.mingzhang.ledger.controlpool.ControlPool] is the state
/// of one pool.
@NullMarked
package org.mingzhang.ledger.controlpool;

import org.jspecify.annotations.NullMarked;
