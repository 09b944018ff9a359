/// Adjustments: what changed the budget of a line after it was approved, virements on both sides.
@NullMarked
package org.mingzhang.projections.adjustments;

import org.jspecify.annotations.NullMarked;
