@NullMarked
package org.mingzhang.ledger.upkeep;

import org.jspecify.annotations.NullMarked;
