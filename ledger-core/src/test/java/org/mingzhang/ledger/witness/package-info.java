@NullMarked
package org.mingzhang.ledger.witness;

import org.jspecify.annotations.NullMarked;
