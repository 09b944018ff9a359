/// The tamper drill: everything that somebody with power over the ledger can do to it, done to
/// clones, and what shows it.
///
/// Start at [TamperDrill][org.mingzhang.api.drill.TamperDrill]; the attacks are in
/// [AttackCatalogue][org.mingzhang.api.drill.AttackCatalogue]. **Source** `docs/threat-model.md`.
@NullMarked
package org.mingzhang.api.drill;

import org.jspecify.annotations.NullMarked;
