/// The pace of execution: who spends far less than expected is asked why, once a quarter.
///
/// What is expected comes from the read side, which knows the earlier years; the rule that makes an
/// alert of it is here. A [org.mingzhang.ledger.pace.PaceAlert] is its state.
@NullMarked
package org.mingzhang.ledger.pace;

import org.jspecify.annotations.NullMarked;
