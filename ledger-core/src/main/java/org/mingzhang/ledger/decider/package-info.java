/// How a rule of public finance is written here: pure functions from state and command to events.
///
/// A [org.mingzhang.ledger.decider.Decider] reads the parts of the state that it needs, all of them
/// at one and the same place in the log, and returns a [org.mingzhang.ledger.decider.Decision]. It
/// reads no clock, makes no identifier and touches no framework; the adapters in
/// `org.mingzhang.ledger.axon` and `org.mingzhang.ledger.store` do that.
@NullMarked
package org.mingzhang.ledger.decider;

import org.jspecify.annotations.NullMarked;
