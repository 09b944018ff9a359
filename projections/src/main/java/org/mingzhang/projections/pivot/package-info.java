/// Any measure by any two axes: what charts are freely combined from.
///
/// [org.mingzhang.projections.pivot.PivotQueries] asks execution for what stands in the books and
/// adds up the payment register for what only it knows. Both give the same total of what was paid.
@NullMarked
package org.mingzhang.projections.pivot;

import org.jspecify.annotations.NullMarked;
