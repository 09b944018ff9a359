/// What the ledger does for the evidence about itself, with commands of its own.
@NullMarked
package org.mingzhang.ledger.upkeep;

import org.jspecify.annotations.NullMarked;
