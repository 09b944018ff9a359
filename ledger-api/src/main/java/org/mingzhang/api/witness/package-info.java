/// Witnesses over HTTP.
///
/// Start at [HttpWitness][org.mingzhang.api.witness.HttpWitness]. **Source** C2SP `tlog-witness`;
/// `docs/log-format.md`, section 7.
@NullMarked
package org.mingzhang.api.witness;

import org.jspecify.annotations.NullMarked;
