/// History of other systems: fiscal years opened for it by two persons, and what enters them.
///
/// [org.mingzhang.ledger.importedyear.ImportedYearDecider] opens years. The settled payments and
/// refunds of history are decided in `org.mingzhang.ledger.payment`, where the balances that they
/// lean on are known.
@NullMarked
package org.mingzhang.ledger.importedyear;

import org.jspecify.annotations.NullMarked;
