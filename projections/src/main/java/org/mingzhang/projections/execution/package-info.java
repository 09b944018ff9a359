/// Execution of the budget: what was approved, released, held and paid, by any classification of
/// the lines and by month.
///
/// Each movement of a line keeps the running totals of its month of effect, so that a year as known
/// at any moment is at most twelve look-ups for each line.
@NullMarked
package org.mingzhang.projections.execution;

import org.jspecify.annotations.NullMarked;
