/// Personal texts: they lie beside the log, and the log holds their commitments.
///
/// [org.mingzhang.api.disclosures.DisclosuresController] shows a text to whoever may see it;
/// [org.mingzhang.api.disclosures.Eraser] deletes text and salt once the log says so.
///
/// **Source** `docs/log-format.md`, section 4.
@NullMarked
package org.mingzhang.api.disclosures;

import org.jspecify.annotations.NullMarked;
