/// A witness: another party that signs a log's checkpoints only when each continues the one before
/// (`docs/log-format.md` section 7, C2SP tlog-witness). Start with {@link
/// org.mingzhang.verifier.witness.Witness}.
@NullMarked
package org.mingzhang.verifier.witness;

import org.jspecify.annotations.NullMarked;
