/// Puts the application together: the only place that knows the clock, randomness and new UUIDs.
///
/// [org.mingzhang.api.wiring.LedgerRuntime] opens data directory, database and ledger in order and
/// closes them in the opposite order; [org.mingzhang.api.wiring.ApplicationConfiguration] gives
/// them to the controllers.
@NullMarked
package org.mingzhang.api.wiring;

import org.jspecify.annotations.NullMarked;
