/// What a client gets to keep: the receipt of a command, also after the fact.
@NullMarked
package org.mingzhang.api.receipts;

import org.jspecify.annotations.NullMarked;
