/// Evidence in one file: a single proof, two checkpoints, a case bundle (`docs/log-format.md`
/// sections 9 and 13). Start with {@link org.mingzhang.verifier.bundle.CaseBundle}.
@NullMarked
package org.mingzhang.verifier.bundle;

import org.jspecify.annotations.NullMarked;
