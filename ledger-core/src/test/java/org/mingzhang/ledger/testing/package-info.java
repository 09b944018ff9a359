/// What tests of every module stand on: a real PostgreSQL, a ledger with the real domain, the
/// given-when-then of a decider, random histories.
@NullMarked
package org.mingzhang.ledger.testing;

import org.jspecify.annotations.NullMarked;
