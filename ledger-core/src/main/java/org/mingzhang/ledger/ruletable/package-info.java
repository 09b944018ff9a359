/// Rule data as tables: rows that are looked up by key, published by two persons, version by
/// version.
///
/// What a table of a name holds, and what its cells mean, says
/// [org.mingzhang.ledger.ruletable.TableForm]. A decision asks
/// [org.mingzhang.ledger.ruletable.RuleTable] for the version in force on a day and names that
/// version in its events, so that a replay decides as the day decided.
@NullMarked
package org.mingzhang.ledger.ruletable;

import org.jspecify.annotations.NullMarked;
