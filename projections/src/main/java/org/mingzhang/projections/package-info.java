/// The read side: what pages and queries see, derived from the log and from nothing else.
///
/// [org.mingzhang.projections.ReadSide] puts it together. One loop
/// ([org.mingzhang.projections.replay.ProjectionRunner]) reads the log by position, folds every
/// entry into the read models and writes their rows and the reached position in one transaction.
/// Every row keeps the position that made it, so that each query can be asked as of any moment
/// ([org.mingzhang.projections.asof.AsOf]). Each read model is a package of its own.
@NullMarked
package org.mingzhang.projections;

import org.jspecify.annotations.NullMarked;
