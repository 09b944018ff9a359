/// The read API: budget lines, control pools, payments, execution and refusals, as of any moment.
///
/// [org.mingzhang.api.queries.Question] reads what was asked and refuses what it does not know;
/// [org.mingzhang.api.queries.Moments] turns the time words of a question into a cut;
/// [org.mingzhang.api.queries.Filters] turns the rest into filters. The portal asks in the same
/// words.
@NullMarked
package org.mingzhang.api.queries;

import org.jspecify.annotations.NullMarked;
