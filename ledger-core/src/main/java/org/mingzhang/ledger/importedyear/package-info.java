/// History of other systems: fiscal years opened for it by two persons, and the settled payments
/// and refunds that enter them.
@NullMarked
package org.mingzhang.ledger.importedyear;

import org.jspecify.annotations.NullMarked;
