/// The chart of accounts of budget authority, and the balanced entry that every event posts to it.
///
/// Start with [org.mingzhang.ledger.accounts.Posted]: an event that moves authority says which
/// postings it makes, and everything that folds balances (lines, pools, projections, tests) reads
/// those and nothing else. Enumerations of commands and events are written in JSON as the name of
/// the constant in lower case.
@NullMarked
package org.mingzhang.ledger.accounts;

import org.jspecify.annotations.NullMarked;
