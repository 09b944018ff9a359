/// From what a client sent to a command, or to all that is wrong with it.
///
/// Start with [org.mingzhang.ledger.codec.binding.CommandBinder].
@NullMarked
package org.mingzhang.ledger.codec.binding;

import org.jspecify.annotations.NullMarked;
