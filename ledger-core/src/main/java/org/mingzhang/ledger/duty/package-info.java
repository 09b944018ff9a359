/// Who may command what: separation of duties as data.
@NullMarked
package org.mingzhang.ledger.duty;

import org.jspecify.annotations.NullMarked;
