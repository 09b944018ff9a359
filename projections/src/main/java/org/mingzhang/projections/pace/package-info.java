/// The pace of execution: how fast units spend beside how fast they are expected to.
///
/// Adds up nothing of its own: [org.mingzhang.projections.pace.PaceQueries] asks execution by unit
/// and month, and [org.mingzhang.projections.pace.Expectation] makes the band from earlier years.
@NullMarked
package org.mingzhang.projections.pace;

import org.jspecify.annotations.NullMarked;
