/// White papers: what an area budgeted and paid in a period, as it was published.
///
/// The log holds the digest of a paper's figures, so that a published paper cannot be changed
/// unseen. A [org.mingzhang.ledger.paper.PublishedPaper] is its state.
@NullMarked
package org.mingzhang.ledger.paper;

import org.jspecify.annotations.NullMarked;
