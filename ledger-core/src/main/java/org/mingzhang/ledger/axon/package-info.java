/// The ledger as the world sees it: commands in, receipts out.
///
/// Thin adapters between the pure deciders and Axon Framework. One generic command handler serves
/// every command type: it takes the basis of the decision, reads the parts that the decider asks
/// for through the part cache and the event store, and appends what was decided. Start at
/// [org.mingzhang.ledger.axon.Ledger].
@NullMarked
package org.mingzhang.ledger.axon;

import org.jspecify.annotations.NullMarked;
