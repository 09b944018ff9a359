/// Signed notes, checkpoints and verification keys as C2SP defines them (`docs/log-format.md`
/// section 6). Start with {@link org.mingzhang.verifier.checkpoint.SignedNote}.
@NullMarked
package org.mingzhang.verifier.checkpoint;

import org.jspecify.annotations.NullMarked;
