/// Evidence over HTTP: the log as files, exports, proofs.
///
/// Checkpoints, hash tiles and proofs hold hashes and nothing else, and are public; whatever holds
/// entries is for those who may read the log. **Source** `docs/log-format.md`, sections 4, 8 and 9;
/// `docs/api.md`.
@NullMarked
package org.mingzhang.api.evidence;

import org.jspecify.annotations.NullMarked;
