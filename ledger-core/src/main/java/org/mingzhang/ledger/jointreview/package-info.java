/// Joint review 联审: budget proposals and major adjustments are put before those whom they concern,
/// in rounds, before they take effect.
///
/// A round has participants and a deadline in working days. Every opinion is signed where the
/// signing rule asks for it, and kept. Whoever is silent is reminded, then the matter goes up to
/// the head. What is adopted is a limit: changes of authority that a division's table
/// `joint-review` binds name the proposal and use it up
/// ([org.mingzhang.ledger.jointreview.ReviewedChange]).
@NullMarked
package org.mingzhang.ledger.jointreview;

import org.jspecify.annotations.NullMarked;
