/// What actors signed, checked from the entries alone (`docs/log-format.md` section 3). Start with
/// {@link org.mingzhang.verifier.signing.ActorSignatures}.
@NullMarked
package org.mingzhang.verifier.signing;

import org.jspecify.annotations.NullMarked;
