/// Awards: which contracts went to which suppliers, what of them was paid and what is open. Start
/// with [org.mingzhang.projections.awards.AwardQueries].
@NullMarked
package org.mingzhang.projections.awards;

import org.jspecify.annotations.NullMarked;
