/// What the ledger does by itself, with commands of its own: for the evidence about itself, and
/// when a time has run out.
@NullMarked
package org.mingzhang.ledger.upkeep;

import org.jspecify.annotations.NullMarked;
