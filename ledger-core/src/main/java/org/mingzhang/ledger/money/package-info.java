/// Amounts of public money: whole minor units, never a floating point number.
@NullMarked
package org.mingzhang.ledger.money;

import org.jspecify.annotations.NullMarked;
