/// From the log to the rows: one fold and one transaction, for following live and for rebuilding.
///
/// [org.mingzhang.projections.replay.ReadModel] is what a read model brings: its tables, its fold
/// ([org.mingzhang.projections.replay.Projection]) and its canonical rows.
/// [org.mingzhang.projections.replay.ProjectionRunner] follows the log,
/// [org.mingzhang.projections.replay.Rebuild] fills a further
/// [org.mingzhang.projections.replay.Generation] beside the live one and switches to it, and
/// [org.mingzhang.projections.replay.StateDigest] proves that both give the same.
///
/// The loop is ours rather than Axon's pooled streaming processor: live and rebuild must be the
/// same fold, thousands of entries must share one transaction with the position that they reach,
/// and rows must go in by COPY.
@NullMarked
package org.mingzhang.projections.replay;

import org.jspecify.annotations.NullMarked;
