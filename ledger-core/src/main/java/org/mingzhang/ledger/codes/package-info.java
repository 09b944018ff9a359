/// Code sets: which codes of divisions, units, functional and economic classes and types of fund
/// exist in a fiscal year, and what they are called.
///
/// One person proposes a set, in pieces where it is large, another confirms it. From then on a code
/// that is not in the set, or is retired, is refused wherever a command names one. A code is never
/// taken out of its set; it is retired. A [org.mingzhang.ledger.codes.CodeBook] is the state of one
/// division and year.
@NullMarked
package org.mingzhang.ledger.codes;

import org.jspecify.annotations.NullMarked;
