/// What the read tables must hold, derived from the entries alone. Start at {@link
/// org.mingzhang.verifier.readside.ReadSide}.
@NullMarked
package org.mingzhang.verifier.readside;

import org.jspecify.annotations.NullMarked;
