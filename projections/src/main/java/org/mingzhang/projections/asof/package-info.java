/// As of when: the two cuts that every query takes.
///
/// [org.mingzhang.projections.asof.AsOf] is what is asked: what was known, and what had happened.
/// [org.mingzhang.projections.asof.Cuts] resolves it to a [org.mingzhang.projections.asof.Cut],
/// which all queries of one answer share, or says which value is beyond which limit.
@NullMarked
package org.mingzhang.projections.asof;

import org.jspecify.annotations.NullMarked;
