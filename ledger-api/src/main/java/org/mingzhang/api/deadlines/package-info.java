/// Deadlines: what the ledger records by itself when a time has run out.
@NullMarked
package org.mingzhang.api.deadlines;

import org.jspecify.annotations.NullMarked;
